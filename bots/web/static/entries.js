// What one message of the stream looks like: a job, a clip, a job that came to nothing, an answer.

import { act } from "./act.js";
import { ask, No, post, toast } from "./ask.js";
import { el, face, icon } from "./dom.js";
import { button, moreOf } from "./more.js";
import { mount } from "./player.js";
import { boot, word } from "./words.js";

const clock = new Intl.DateTimeFormat(boot.lang, { hour: "numeric", minute: "2-digit" });
const exact = new Intl.DateTimeFormat(boot.lang, { dateStyle: "full", timeStyle: "short" });
const SURE_MS = 4000;

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
  if (message.preview) find(".beam").style.backgroundImage = `url("${message.preview}")`;
  const track = find(".track");
  if (running) track.setAttribute("aria-valuenow", percent);
  else track.removeAttribute("aria-valuenow"); // not begun: of unknown progress
  track.setAttribute("aria-valuetext", running ? `${word("percent", { percent })}, ${message.line}` : message.line);
  const stop = find(".stop");
  stop.hidden = !message.cancel;
  stop.dataset.action = message.cancel ?? "";
}

/** A finished clip. `doing` has what its buttons lead to: `show(answer)` of the server's, `about(message, aim)` for words about it. */
export function clip(message, doing) {
  const video = el("video", {
    src: message.video, poster: message.poster, width: message.width, height: message.height, playsinline: true, controls: true, loop: true,
    preload: "metadata", "aria-label": word("video", { prompt: message.prompt }),
  });
  // Shown until the first picture is there, also between the poster going and the first frame coming.
  video.style.backgroundImage = `url("${message.poster}")`;
  const stage = el("div", { class: "stage" });
  mount(stage, video);
  video.addEventListener("error", () => stage.append(el("p", { class: "lost" }, word("broken"))));
  const foot = el("footer", { class: "foot" }, el("p", { class: "facts" }));
  const element = frame(message, `clip ${message.shape}`, stage, noteOf(message), foot);
  if (message.origin) element.querySelector(".title").after(originOf(message));
  updateClip(element, message, doing);
  return element;
}

/** Set a clip's buttons anew: who looks may have changed. */
export function updateClip(element, message, doing) {
  const change = button("remix", "remix", "");
  change.addEventListener("click", () => doing.about(message, "remix"));
  const go = button("next", "continue", "");
  go.addEventListener("click", () => act(go, message.continue, doing.show));
  const reroll = button("reroll", "reroll", "brief");
  reroll.addEventListener("click", () => act(reroll, message.reroll, doing.show));
  const making = message.locked ? [el("p", { class: "locked" }, icon("lock", 16), message.locked)] : [change, go, reroll];
  const buttons = [...making, moreOf(message, doing)];
  if (message.delete) buttons.push(deleteButton(message, doing.show));
  const foot = element.querySelector(".foot");
  const facts = foot.querySelector(".facts");
  const family = message.inspired ? [" · ", el("a", { href: message.lineage }, message.inspired)] : [];
  facts.replaceChildren(message.facts, ...family);
  foot.replaceChildren(facts, ...buttons);
}

/** What a clip was made out of: leads to it. */
function originOf(message) {
  return el("p", { class: "origin" }, icon("remix", 16), el("a", { href: `/clip/${message.parent}` }, message.origin));
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

/** A word of Riffreel's to whoever looks, with what can be done about it. */
export function notice(message, dismiss) {
  const element = answer(message.text, dismiss);
  const see = el("a", { class: "quiet", href: message.link }, icon("tree", 18), word("show"));
  const mute = el("button", { type: "button", class: "quiet" }, icon("bell", 18), word("mute"));
  mute.addEventListener("click", () => act(mute, message.mute, ({ done }) => {
    toast(done);
    dismiss();
  }));
  element.querySelector(".buttons").prepend(see, mute);
  return element;
}

/** What one can choose for oneself. */
export function settings(chosen, dismiss) {
  const element = answer(word("settingsTitle"), dismiss);
  const rows = ["confirms", "told"].map((name) => {
    const box = el("input", { type: "checkbox", name, checked: chosen[name] });
    box.addEventListener("change", async () => {
      try {
        await post("/api/settings", { [name]: box.checked });
      } catch (error) {
        if (!(error instanceof No)) throw error;
        box.checked = !box.checked;
        toast(error.message);
      }
    });
    return el("label", { class: "wish" }, box, word(name === "told" ? "settingsTold" : "settingsConfirms"));
  });
  element.querySelector(".bubble").append(el("div", { class: "wishes" }, ...rows));
  return element;
}

/** A clip to be made out of another, before it is made: what would change, and what can be done about it. */
export function draft(shown, show, dismiss, edit) {
  const pressed = (action, then) => (event) => act(event.currentTarget, action, then);
  const choices = shown.choices.map(({ label: name, action }) =>
    el("button", { type: "button", class: "button", onclick: pressed(action, (next) => show(next)) }, name));
  const go = shown.go && el("button", { type: "button", class: "button go", onclick: pressed(shown.go, (next) => show(next)) }, word("go"));
  const change = el("button", { type: "button", class: "quiet", onclick: () => edit(shown) },
    word(shown.how === "continue" && !shown.sentence ? "sayNext" : "edit"));
  const drop = el("button", { type: "button", class: "quiet", onclick: pressed(shown.drop, dismiss) }, word("cancel"));
  const element = answer(shown.text, dismiss);
  element.classList.add("draft");
  const rewordable = shown.rewordable ? [change] : [];
  element.querySelector(".buttons").replaceChildren(...choices, ...(go ? [go] : []), ...rewordable, drop);
  return element;
}

/** A page of older messages. */
export async function older(before) {
  return await ask(`/api/feed?before=${encodeURIComponent(before)}`);
}
