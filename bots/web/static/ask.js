// Asking the server for something, and telling people what came of it.

import { byId, el } from "./dom.js";
import { word } from "./words.js";

/** A "no" with its sentence, ready to be shown. */
export class No extends Error {}

/** POST some JSON and give the answer's; throws No with the server's sentence, or one of ours if it can't be reached. */
export async function post(path, body) {
  return await ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export async function ask(path, options = {}) {
  let response, answer;
  try {
    response = await fetch(path, options);
    answer = await response.json();
  } catch {
    throw new No(word("offline"));
  }
  if (!response.ok) throw new No(answer.error);
  return answer;
}

let fading;

/** A short notice that goes away by itself; screen readers hear it. */
export function toast(text) {
  clearTimeout(fading);
  byId("toast").textContent = text;
  fading = setTimeout(() => (byId("toast").textContent = ""), 2500 + 60 * text.length);
}

/** Take back what was said: it was for somebody else. */
export function hush() {
  clearTimeout(fading);
  byId("toast").textContent = "";
  byId("log").replaceChildren();
}

/** Tell screen readers of an answer. Progress never comes here. */
export function announce(text) {
  if (!text) return;
  const log = byId("log");
  log.append(el("p", {}, text));
  while (log.childElementCount > 20) log.firstElementChild.remove();
}
