// The box at the foot: what is typed, the choices under it, and sending.

import { No, post } from "./ask.js";
import { byId, el, icon } from "./dom.js";
import * as suggestions from "./suggestions.js";
import { boot, word } from "./words.js";

const form = byId("composer");
const box = byId("prompt");
const seed = byId("seed");
let sent = () => {};
let last = "";
let target = null; // the clip that what is sent will be about, and what is to be done with it
let newest = () => null;
let mark = null; // of a sending whose answer has not come: sent again, it makes no second clip

function trouble(text) {
  byId("trouble").textContent = text;
}

/** The server is there again: what was said about its absence is no longer true. */
export function back() {
  if (byId("trouble").textContent === word("offline")) trouble("");
}

/** Somebody else sits here now: a refusal was not for them. */
export function newcomer() {
  trouble("");
  last = "";
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
  byId("send").disabled = !box.value.trim();
}

const AIMS = { remix: ["remixing", "remixHint"], continue: ["continuing", "continueHint"], recast: ["recasting", "recastHint"] };

/** Do something with a clip: what is sent next says what should change ("remix"), happen next ("continue"), or who leads ("recast"). */
export function about(message, aim, text = "") {
  const [name, hint] = AIMS[aim];
  target = { clip: message.clip, aim };
  byId("target").hidden = false;
  byId("target-name").textContent = word(name, { prompt: message.prompt });
  box.placeholder = word(hint);
  fill(text);
}

function forget() {
  target = null;
  byId("target").hidden = true;
  box.placeholder = word("promptHint");
  box.focus();
}

/** Put a text into the box, ready to be changed. */
export function fill(text) {
  box.value = text;
  grow();
  box.focus();
}

function wantedSeed() {
  const text = byId("seed-field").hidden ? "" : seed.value.trim();
  if (!text) return null;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > boot.maxSeed) throw new No(word("seedWrong", { limit: boot.maxSeed }));
  return number;
}

async function send(text) {
  if (form.getAttribute("aria-busy") === "true" || !text.trim()) return;
  form.setAttribute("aria-busy", "true");
  trouble("");
  try {
    const shape = form.elements.shape.value;
    const wish = { text, shape, seconds: Number(form.elements.seconds.value), seed: target ? null : wantedSeed() };
    if (target) wish[target.aim] = target.clip;
    else if (/^(\/remix\b|remix\s*:)/i.test(text)) wish.remix = newest();
    const same = JSON.stringify(wish);
    if (mark?.same !== same) mark = { same, code: freshMark() };
    const answer = await post("/api/say", { ...wish, mark: mark.code });
    mark = null;
    last = text;
    if (box.value === text) box.value = "";
    if (target) forget();
    grow();
    sent(answer);
  } catch (error) {
    if (!(error instanceof No)) throw error;
    trouble(error.message);
  } finally {
    form.setAttribute("aria-busy", "false");
  }
}

function freshMark() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function onKey(event) {
  if (event.isComposing || suggestions.handle(event)) return;
  if (event.key === "Escape" && target) {
    forget();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(box.value);
  } else if (event.key === "ArrowUp" && !box.value && last) {
    event.preventDefault();
    fill(last);
  }
}

function buildChoices() {
  for (const shape of boot.shapes) {
    const input = el("input", { type: "radio", name: "shape", value: shape, "aria-label": word(shape), checked: shape === boot.shapes[0] });
    byId("shapes").append(el("label", { title: word(shape) }, input, el("span", { class: `frame ${shape}`, "aria-hidden": "true" })));
  }
  const { least, most, usual } = boot.seconds;
  for (let seconds = least; seconds <= most; seconds++) {
    const option = el("option", { value: seconds, "aria-label": word("secondsWords", { seconds }) }, word("secondsValue", { seconds }));
    option.selected = seconds === usual;
    byId("seconds").append(option);
  }
  const toggle = byId("seed-toggle");
  toggle.append(icon("dice", 18), el("span", {}, word("seed")));
  toggle.addEventListener("click", () => {
    const opening = byId("seed-field").hidden;
    byId("seed-field").hidden = !opening;
    toggle.setAttribute("aria-expanded", String(opening));
    if (opening) seed.focus();
  });
  seed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    send(box.value);
  });
}

function buildExamples() {
  for (const example of boot.examples) {
    byId("examples").append(el("li", {}, el("button", { type: "button", onclick: () => send(example) }, icon("play", 18), example)));
  }
}

/** Start; `onSent` gets the server's answer to what was sent, `newestClip` tells which clip "remix: …" means. */
export function start(onSent, newestClip) {
  sent = onSent;
  newest = newestClip;
  buildChoices();
  buildExamples();
  suggestions.start();
  byId("target-stop").append(icon("close", 16));
  byId("target-stop").addEventListener("click", forget);
  byId("send").append(icon("send", 22));
  box.addEventListener("input", () => {
    trouble("");
    grow();
  });
  box.addEventListener("keydown", onKey);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(box.value);
  });
  grow();
  if (matchMedia("(pointer: fine)").matches) box.focus();
}
