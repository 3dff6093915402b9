// The list of commands while one is being typed.

import { announce } from "./ask.js";
import { byId, el } from "./dom.js";
import { boot, word } from "./words.js";

const box = byId("prompt");
const list = byId("suggestions");
let chosen = 0;
let silenced = null;

const isOpen = () => !list.hidden;

function refresh() {
  const text = box.value;
  const fitting = /^\/\w*$/.test(text) && text !== silenced ? boot.commands.filter(({ name }) => name.startsWith(text.toLowerCase())) : [];
  if (text !== silenced) silenced = null;
  const was = isOpen();
  list.replaceChildren(...fitting.map((command, index) => option(command, index)));
  list.hidden = fitting.length === 0;
  choose(0);
  if (!was && isOpen()) announce(word("suggestionsOpen", { count: fitting.length }));
}

function option(command, index) {
  const item = el("li", { role: "option", id: `command-${index}`, "data-name": command.name }, el("b", {}, command.name), el("span", {}, command.about));
  item.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  item.addEventListener("click", () => {
    choose(index);
    take();
  });
  return item;
}

function choose(index) {
  const items = list.children;
  chosen = items.length ? (index + items.length) % items.length : 0;
  [...items].forEach((item, place) => item.setAttribute("aria-selected", place === chosen));
  if (isOpen()) box.setAttribute("aria-activedescendant", `command-${chosen}`);
  else box.removeAttribute("aria-activedescendant");
}

/** Put the chosen command into the box; true if it is complete and may be sent. */
function take() {
  const command = boot.commands.find(({ name }) => name === list.children[chosen].dataset.name);
  box.value = command.takesText ? `${command.name} ` : command.name;
  silenced = box.value;
  box.dispatchEvent(new Event("input"));
  box.focus();
  return !command.takesText;
}

/** Handle a key; true if the list took it. Enter on a complete command is left to the box, which sends it. */
export function handle(event) {
  if (!isOpen()) return false;
  switch (event.key) {
    case "ArrowDown": choose(chosen + 1); break;
    case "ArrowUp": choose(chosen - 1); break;
    case "Escape": silenced = box.value; refresh(); break;
    case "Tab": if (event.shiftKey) return false; take(); break;
    case "Enter": if (event.shiftKey) return false; if (take()) return false; break;
    default: return false;
  }
  event.preventDefault();
  return true;
}

export function start() {
  box.addEventListener("input", refresh);
  box.addEventListener("blur", () => (list.hidden = true));
  box.addEventListener("focus", refresh);
}
