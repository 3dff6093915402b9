// The stream: keeps messages in order, follows the newest, and loads older ones when they are wanted.
//
// Clips and ended jobs sort by their key, which grows with time. Jobs under way and answers come after all of them. What comes to its end
// goes behind all that ended before, and takes the answers given so far along, above itself: so the newest is last, always.

import { announce, No, toast } from "./ask.js";
import { byId } from "./dom.js";
import * as entries from "./entries.js";
import { premiere, unmount } from "./player.js";
import { boot, word } from "./words.js";

const NEAR = 140; // px from the foot that count as being there
const list = byId("stream");
const scroller = byId("scroller");
const shown = new Map(); // name -> { element, key, rank }: the key is the server's, the rank is where it stands
const over = new Set(); // jobs whose end was shown: word of their progress may still be on its way
const putAway = new Set(JSON.parse(localStorage.getItem("riffreel.dismissed") ?? "[]"));
const days = new Intl.DateTimeFormat(boot.lang, { weekday: "long", day: "numeric", month: "long" });
const near = new Intl.RelativeTimeFormat(boot.lang, { numeric: "auto" });
let more = false;
let loading = false;
let following = true;
let retry = () => {};
let about = () => {};

/** Show a message the server sent. `fresh`: it just happened; `own`: the viewer did it here and wants to see it; `old`: it was asked
 * for as part of the past. */
export function show(message, { fresh = true, own = false, old = false } = {}) {
  if (message.type === "nothing") return;
  if (message.type === "notice") {
    showNotice(message, fresh);
    return;
  }
  const before = shown.get(`job ${message.job}`);
  let isNews = true;
  if (message.type !== "job") over.add(message.job);
  else if (!fresh) over.delete(message.job); // an operator may have queued it again
  if (message.type === "gone") {
    isNews = drop(`job ${message.job}`) || drop(`clip ${message.clip}`);
  } else if (message.type === "job") isNews = showJob(message, before);
  else if (message.type === "clip") isNews = showClip(message, before, fresh, old);
  else isNews = showEnded(message, before, fresh, old);
  // What one does comes twice, as the answer and over the line; it is said once.
  if (fresh && isNews) announce(message.spoken);
  settle();
  if (own) follow();
  else if (fresh && message.type === "clip" && !following) byId("newest").hidden = false;
}

function showJob(message, before) {
  if (before?.element.classList.contains("job")) {
    entries.updateJob(before.element, message);
    return false;
  }
  if (over.has(message.job)) return false;
  drop(`job ${message.job}`);
  insert(`job ${message.job}`, message.key, entries.job(message, show), message.at, `~${message.key}`);
  return true;
}

// Where something stands that came to its end: last of all that ended if that happened before the viewer's eyes.
function rankOfEnd(key, seen, old) {
  if (old) return key;
  for (const [name, { element, key: given, rank }] of [...shown]) {
    if (name.startsWith("answer ") && rank.startsWith("~")) place(name, given, element, given);
  }
  return seen ? [...shown.values()].reduce((last, { rank }) => (rank.startsWith("~") || rank < last ? last : rank), key) : key;
}

function showClip(message, before, fresh, old) {
  const name = `clip ${message.clip}`;
  const known = shown.get(name);
  if (known) {
    entries.updateClip(known.element, message, doing);
    return false;
  }
  const element = entries.clip(message, doing);
  const focused = before?.element.contains(document.activeElement);
  drop(`job ${message.job}`);
  insert(name, message.key, element, message.at, rankOfEnd(message.key, fresh || before, old));
  if (focused) element.querySelector("video").focus({ preventScroll: true });
  if (message.author.mine && (fresh || before)) premiere(element.querySelector("video"));
  return true;
}

function showEnded(message, before, fresh, old) {
  if (putAway.has(message.job) || before?.element.classList.contains("ended")) return false;
  const dismiss = () => dismissFor(message.job, `job ${message.job}`);
  drop(`job ${message.job}`);
  insert(`job ${message.job}`, message.key, entries.ended(message, retry, dismiss), message.at, rankOfEnd(message.key, fresh || before, old));
  return true;
}

// What a clip's buttons lead to.
const doing = {
  show: (answer) => next(answer),
  about: (message, aim) => about(message, aim),
};

// The server's answer to a button: a job, a clip that went, a draft, a word.
function next(answer) {
  if (answer.draft) showDraft(answer.draft);
  else if (answer.entry) show(answer.entry, { own: answer.entry.type === "job" });
  if (answer.done) toast(answer.done);
}

function showNotice(message, fresh) {
  const name = `answer notice ${message.key}`;
  if (putAway.has(message.key)) return;
  drop(name);
  const dismiss = () => dismissFor(message.key, name);
  insert(name, message.key, entries.notice(message, dismiss), message.at, `~${message.key}`);
  if (fresh) announce(message.spoken);
  settle();
}

// Put something away for good, on this browser.
function dismissFor(key, name) {
  putAway.add(key);
  localStorage.setItem("riffreel.dismissed", JSON.stringify([...putAway].slice(-200)));
  leave(name);
}

/** Show what one can choose for oneself. */
export function showSettings(chosen) {
  const name = `answer ${chosen.key}`;
  insert(name, chosen.key, entries.settings(chosen, () => leave(name)), new Date().toISOString(), `~${chosen.key}`);
  announce(word("settingsTitle"));
  settle();
  follow();
}

/** Show what Riffreel answered to a command. */
export function showAnswer({ key, text }) {
  insert(`answer ${key}`, key, entries.answer(text, () => leave(`answer ${key}`)), new Date().toISOString(), `~${key}`);
  announce(text);
  settle();
  follow();
}

/** Show a clip to be made out of another, which waits for a word; the one before it is settled by that. */
export function showDraft(waiting) {
  for (const name of [...shown.keys()].filter((name) => name.startsWith("answer draft"))) drop(name);
  const name = `answer draft ${waiting.key}`;
  const dismiss = () => leave(name);
  const pressed = (answer) => {
    drop(name);
    next(answer);
    settle();
  };
  const edit = () => {
    leave(name);
    about(waiting, waiting.how, waiting.sentence);
  };
  insert(name, waiting.key, entries.draft(waiting, pressed, dismiss, edit), new Date().toISOString(), `~${waiting.key}`);
  announce(waiting.text);
  settle();
  follow();
  list.querySelector(".draft .button")?.focus({ preventScroll: true });
}

/** The newest clip on the page, for a remix that names none. */
export function newestClip() {
  const ids = [...shown.keys()].filter((name) => name.startsWith("clip ")).map((name) => name.slice(5));
  return ids.length ? ids.reduce((one, other) => (one > other ? one : other)) : null;
}

/** Take the answers away: they were for somebody else's eyes. */
export function forgetAnswers() {
  for (const name of [...shown.keys()].filter((name) => name.startsWith("answer "))) drop(name);
  settle();
}

/** Take everything the server knows; what it no longer has goes away. */
export function showAll(page) {
  const keys = page.entries.map((message) => message.key);
  const names = new Set(page.entries.map((message) => (message.type === "clip" ? `clip ${message.clip}` : `job ${message.job}`)));
  const reaches = page.more ? keys[0] : "";
  for (const [name, { key, rank }] of [...shown]) {
    if (!name.startsWith("answer ") && (rank.startsWith("~") || key >= reaches) && !names.has(name) && !awaited(name, page)) drop(name);
  }
  const first = list.getAttribute("aria-busy") === "true";
  for (const message of page.entries) show(message, { fresh: false });
  more = page.more;
  list.setAttribute("aria-busy", "false");
  settle();
  if (!first) return;
  follow();
  if (page.draft) showDraft(page.draft); // a page that was loaded again has lost its card
}

// A job whose clip arrived while the line was down is replaced by `showClip`, which needs to find it.
function awaited(name, page) {
  return page.entries.some((message) => message.type === "clip" && name === `job ${message.job}`);
}

/** The oldest message's key that came from the server, for resuming; null if there is none. */
export function oldest() {
  const past = [...shown].filter(([name, { rank }]) => !name.startsWith("answer ") && !rank.startsWith("~"));
  const keys = past.map(([, { key }]) => key);
  return keys.length ? keys.reduce((one, other) => (one < other ? one : other)) : null;
}

function insert(name, key, element, at, rank) {
  element.dataset.at = at;
  if (list.getAttribute("aria-busy") === "false" && !loading) element.classList.add("arriving");
  place(name, key, element, rank);
}

function place(name, key, element, rank) {
  element.dataset.rank = rank;
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  if (element.isConnected) element.classList.remove("arriving");
  let after = list.lastElementChild;
  while (after && (after === element || after.dataset.rank > rank)) after = after.previousElementSibling;
  if (after) after.after(element);
  else list.prepend(element);
  if (focused) focused.focus({ preventScroll: true });
  shown.set(name, { element, key, rank });
}

function drop(name) {
  const found = shown.get(name);
  if (!found) return false;
  const focused = found.element.contains(document.activeElement);
  found.element.querySelectorAll("video").forEach(unmount);
  found.element.remove();
  shown.delete(name);
  // The focus must not fall off the page; on a touch screen the box would bring up the keyboard.
  if (focused) (matchMedia("(pointer: fine)").matches ? byId("prompt") : scroller).focus({ preventScroll: true });
  return true;
}

function leave(name) {
  drop(name);
  settle();
}

/** Day lines, the empty state and the upper edge, after any change. */
function settle() {
  let last = "";
  for (const element of list.children) {
    const date = new Date(element.dataset.at);
    const day = date.toDateString();
    const line = element.firstElementChild;
    line.hidden = day === last;
    if (day !== last) line.textContent = dayName(date);
    last = day;
  }
  const ready = list.getAttribute("aria-busy") === "false";
  byId("empty").hidden = !ready || list.childElementCount > 0;
  byId("edge").hidden = !more;
  byId("begin").hidden = !ready || more || list.childElementCount === 0;
}

function dayName(date) {
  const midnight = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
  const ago = Math.round((midnight(new Date()) - midnight(date)) / 86_400_000);
  const name = ago <= 1 ? near.format(-ago, "day") : days.format(date);
  return name.charAt(0).toLocaleUpperCase(boot.lang) + name.slice(1);
}

function follow() {
  following = true;
  byId("newest").hidden = true;
  scroller.scrollTop = scroller.scrollHeight;
}

async function loadOlder() {
  const before = oldest();
  if (loading || !more || !before) return;
  loading = true;
  const button = byId("older");
  button.textContent = word("loading");
  try {
    const page = await entries.older(before);
    const foot = scroller.scrollHeight - scroller.scrollTop;
    for (const message of page.entries) show(message, { fresh: false, old: true });
    more = page.more;
    settle();
    scroller.scrollTop = scroller.scrollHeight - foot;
  } catch (error) {
    if (!(error instanceof No)) throw error;
    toast(error.message);
  } finally {
    loading = false;
    button.textContent = word("older");
  }
}

/** Start; `onRetry` gets a prompt to put back into the box, `onAbout` a clip, what is to be done with it, and words for it if there are any. */
export function start(onRetry, onAbout) {
  retry = onRetry;
  about = onAbout;
  scroller.addEventListener("scroll", () => {
    following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    if (following) byId("newest").hidden = true;
  }, { passive: true });
  const watcher = new ResizeObserver(() => following && (scroller.scrollTop = scroller.scrollHeight));
  watcher.observe(list);
  watcher.observe(scroller);
  byId("newest").addEventListener("click", follow);
  byId("older").addEventListener("click", loadOlder);
  new IntersectionObserver(([edge]) => edge.isIntersecting && loadOlder(), { root: scroller, rootMargin: "600px 0px 0px" }).observe(byId("edge"));
}
