// The menu at the top: who one is on this page.

import { No, post, toast } from "./ask.js";
import { byId, el, face, icon } from "./dom.js";
import { walk } from "./menu.js";
import { boot, word } from "./words.js";

const button = byId("persona");
const menu = byId("persona-menu");
let now = null;

/** Show who one is; true if that was somebody else before. */
export function showPersona(user) {
  if (user === now) return false;
  now = user;
  const person = boot.personas.find((other) => other.user === user);
  button.replaceChildren(face(person, true), person.name, icon("caret", 18));
  button.setAttribute("aria-label", word("persona", { name: person.name }));
  for (const item of menu.children) item.setAttribute("aria-checked", item.dataset.user === user);
  return true;
}

function open() {
  menu.hidden = false;
  button.setAttribute("aria-expanded", "true");
  menu.querySelector('[aria-checked="true"]').focus();
}

function close(refocus = true) {
  if (menu.hidden) return;
  menu.hidden = true;
  button.setAttribute("aria-expanded", "false");
  if (refocus) button.focus();
}

async function become(user, changed) {
  close();
  try {
    await post("/api/persona", { persona: user });
  } catch (error) {
    if (!(error instanceof No)) throw error;
    toast(error.message);
    return;
  }
  changed();
}

/** Start; `changed` runs after one became somebody else. */
export function start(changed) {
  for (const person of boot.personas) {
    const role = person.moderator ? el("span", { class: "role" }, word("moderator")) : null;
    const tick = el("span", { class: "tick" }, icon("tick"));
    menu.append(el("button", { type: "button", role: "menuitemradio", tabindex: -1, "data-user": person.user, "aria-checked": "false",
      onclick: () => become(person.user, changed) }, face(person, true), el("span", {}, person.name), role, tick));
  }
  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !menu.hidden) return;
    event.preventDefault();
    open();
  });
  menu.addEventListener("keydown", (event) => walk(event, menu, close));
  document.addEventListener("pointerdown", (event) => !event.target.closest(".personas") && close(false));
  showPersona(boot.persona);
}
