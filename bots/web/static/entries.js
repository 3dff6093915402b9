// What one message of the stream looks like: a job, a clip, a job that came to nothing, an answer.

import { ask, No, post, toast } from "./ask.js";
import { el, face, icon } from "./dom.js";
import { mount } from "./player.js";
import { boot, word } from "./words.js";

const clock = new Intl.DateTimeFormat(boot.lang, { hour: "numeric", minute: "2-digit" });
const exact = new Intl.DateTimeFormat(boot.lang, { dateStyle: "full", timeStyle: "short" });
const SURE_MS = 4000;

/** Press one of a message's buttons; `then` gets the server's answer. */
async function act(button, action, then) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true"); // really disabled, it would lose the focus
  try {
    then(await post("/api/act", { action }));
  } catch (error) {
    if (!(error instanceof No)) throw error;
    toast(error.message);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

function frame(message, kind, ...parts) {
  const at = new Date(message.at);
  const time = el("time", { datetime: message.at, title: exact.format(at) }, clock.format(at));
  const head = el("header", { class: "head" }, face(message.author), el("span", { class: "name" }, message.author.name), time);
  const title = el("h2", { class: "title" }, message.prompt);
  return el("li", { class: `entry ${kind}` }, el("p", { class: "day", hidden: true }), el("article", {}, head, title, ...parts));
}

function noteOf(message) {
  return message.note ? el("p", { class: "note" }, message.note) : null;
}

/** A job that may still give a clip, on the screen where the clip will be. */
export function job(message, show) {
  const track = el("div", { class: "track", role: "progressbar", "aria-label": word("progress"), "aria-valuemin": 0, "aria-valuemax": 100 },
    el("span", { class: "fill" }));
  const stop = el("button", { type: "button", class: "stop", hidden: true }, word("cancel"));
  stop.addEventListener("click", () => act(stop, stop.dataset.action, (answer) => {
    show(answer.entry);
    if (answer.done) toast(answer.done);
  }));
  const stage = el("div", { class: "stage" },
    el("div", { class: "beam", "aria-hidden": "true" }),
    el("div", { class: "status" },
      el("div", { class: "said" }, el("p", { class: "percent", "aria-hidden": "true" }), el("p", { class: "line" }), el("p", { class: "wait" })),
      stop),
    track);
  const element = frame(message, `job ${message.shape}`, stage, noteOf(message));
  updateJob(element, message);
  return element;
}

export function updateJob(element, message) {
  const percent = Math.round(message.share * 100);
  const running = message.position === 0;
  const find = (name) => element.querySelector(name);
  element.dataset.running = running;
  // Until its turn comes, a job behind another one takes little room.
  const behind = document.querySelector('.job[data-running="true"]') !== null;
  element.classList.toggle("compact", message.position > 1 || (message.position === 1 && behind));
  find(".line").textContent = message.line;
  find(".wait").textContent = message.wait;
  find(".percent").textContent = word("percent", { percent });
  find(".stage").style.setProperty("--share", message.share);
  const track = find(".track");
  if (running) track.setAttribute("aria-valuenow", percent);
  else track.removeAttribute("aria-valuenow"); // not begun: of unknown progress
  track.setAttribute("aria-valuetext", running ? `${word("percent", { percent })}, ${message.line}` : message.line);
  const stop = find(".stop");
  stop.hidden = !message.cancel;
  stop.dataset.action = message.cancel ?? "";
}

/** A finished clip. */
export function clip(message, show, remix) {
  const video = el("video", {
    src: message.video, poster: message.poster, width: message.width, height: message.height, playsinline: true, controls: true, loop: true,
    preload: "metadata", "aria-label": word("video", { prompt: message.prompt }),
  });
  // Shown until the first picture is there, also between the poster going and the first frame coming.
  video.style.backgroundImage = `url("${message.poster}")`;
  const stage = el("div", { class: "stage" });
  mount(stage, video);
  video.addEventListener("error", () => stage.append(el("p", { class: "lost" }, word("broken"))));
  const foot = el("footer", { class: "foot" }, el("p", { class: "facts" }, message.facts));
  const element = frame(message, `clip ${message.shape}`, stage, noteOf(message), foot);
  if (message.origin) element.querySelector(".title").after(originOf(message));
  updateClip(element, message, show, remix);
  return element;
}

/** Set a clip's buttons anew: who looks may have changed. */
export function updateClip(element, message, show, remix) {
  const change = button("remix", "remix", "");
  change.addEventListener("click", () => remix(message));
  const reroll = button("reroll", "reroll", "brief");
  reroll.addEventListener("click", () => act(reroll, message.reroll, (answer) => show(answer.entry, { own: true })));
  const download = el("a", { class: "quiet brief", href: message.video, download: message.file }, icon("download", 18), label("download"));
  const copy = button("link", "copyLink", "brief");
  copy.addEventListener("click", () => copyLink(new URL(message.link, location.href).href));
  const buttons = [change, reroll, download, copy];
  if (message.delete) buttons.push(deleteButton(message, show));
  const foot = element.querySelector(".foot");
  for (const old of foot.querySelectorAll(".quiet")) old.remove();
  foot.append(...buttons);
}

/** What a clip was made out of: leads to it. */
function originOf(message) {
  return el("p", { class: "origin" }, icon("remix", 16), el("a", { href: `/clip/${message.parent}` }, message.origin));
}

const label = (key) => el("span", { class: "label" }, word(key));

function button(image, key, extra) {
  return el("button", { type: "button", class: `quiet ${extra}` }, icon(image, 18), label(key));
}

function deleteButton(message, show) {
  const remove = button("trash", "delete", "brief delete");
  const text = remove.querySelector(".label");
  let waiting;
  const relax = () => {
    clearTimeout(waiting);
    remove.classList.remove("sure");
    text.textContent = word("delete");
  };
  remove.addEventListener("click", () => {
    if (remove.classList.contains("sure")) {
      relax();
      act(remove, message.delete, (answer) => show(answer.entry));
      return;
    }
    remove.classList.add("sure");
    text.textContent = word("deleteSure");
    waiting = setTimeout(relax, SURE_MS);
  });
  remove.addEventListener("blur", relax);
  return remove;
}

async function copyLink(address) {
  try {
    await navigator.clipboard.writeText(address);
    toast(word("copied"));
  } catch {
    toast(word("copyThis", { link: address })); // not allowed, or not over https
  }
}

/** A job that came to nothing: told to its author, who may try again or put it away. */
export function ended(message, retry, dismiss) {
  const again = el("button", { type: "button", class: "quiet", onclick: () => retry(message.prompt) }, icon("reroll", 18), word("again"));
  const text = el("p", { class: "text" }, message.text);
  const bubble = el("div", { class: `bubble${message.trouble ? " bad" : ""}` }, text, el("div", { class: "buttons" }, again, closer(dismiss)));
  return frame(message, "ended", bubble);
}

function closer(dismiss) {
  return el("button", { type: "button", class: "quiet round", "aria-label": word("dismiss"), title: word("dismiss"), onclick: dismiss }, icon("close", 18));
}

/** What Riffreel answers to a command; only the one who asked sees it. */
export function answer(text, dismiss) {
  const bot = el("span", { class: "face bot", "aria-hidden": "true" }, el("img", { src: "/static/icon.svg", alt: "", width: 40, height: 40 }));
  const head = el("header", { class: "head" }, bot, el("span", { class: "name" }, word("bot")), el("span", {}, word("onlyYou")));
  const bubble = el("div", { class: "bubble" }, el("p", { class: "text" }, text), el("div", { class: "buttons" }, closer(dismiss)));
  return el("li", { class: "entry answer" }, el("p", { class: "day", hidden: true }), el("article", {}, head, bubble));
}

/** A remix before it is made: what would change, and what can be done about it. */
export function draft(shown, show, dismiss, edit) {
  const pressed = (action, then) => (event) => act(event.currentTarget, action, then);
  const choices = shown.choices.map(({ label: name, action }) =>
    el("button", { type: "button", class: "button", onclick: pressed(action, (next) => show(next)) }, name));
  const go = shown.go && el("button", { type: "button", class: "button go", onclick: pressed(shown.go, (next) => show(next)) }, word("go"));
  const change = el("button", { type: "button", class: "quiet", onclick: () => edit(shown) }, word("edit"));
  const drop = el("button", { type: "button", class: "quiet", onclick: pressed(shown.drop, dismiss) }, word("cancel"));
  const element = answer(shown.text, dismiss);
  element.classList.add("draft");
  element.querySelector(".buttons").replaceChildren(...choices, ...(go ? [go] : []), change, drop);
  return element;
}

/** A page of older messages. */
export async function older(before) {
  return await ask(`/api/feed?before=${encodeURIComponent(before)}`);
}
