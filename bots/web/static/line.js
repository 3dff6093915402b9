// The line to the server. It comes back by itself after an interruption and brings everything up to date.

import { byId } from "./dom.js";
import { word } from "./words.js";

const FIRST_MS = 250;
const LONGEST_MS = 8000;
let socket = null;
let pause = FIRST_MS;
let again;

function say(state) {
  const text = { live: "live", connecting: "connecting", waiting: "reconnecting" }[state];
  byId("state").dataset.state = state;
  if (byId("state-text").textContent !== word(text)) byId("state-text").textContent = word(text);
}

/** Open the line. `since()` is the oldest key the page has; `hear` gets each message. */
export function connect(since, hear) {
  const open = () => {
    clearTimeout(again);
    const address = new URL("/ws", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const key = since();
    if (key) address.searchParams.set("since", key);
    const mine = new WebSocket(address);
    socket = mine;
    mine.addEventListener("message", (event) => {
      if (mine !== socket) return;
      pause = FIRST_MS;
      say("live");
      hear(JSON.parse(event.data));
    });
    mine.addEventListener("close", () => {
      if (mine !== socket) return;
      say("waiting");
      // A random part, so that many pages do not all come back in the same moment after a restart.
      again = setTimeout(open, pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, LONGEST_MS);
    });
  };
  const hurry = () => {
    if (socket.readyState !== WebSocket.CLOSED) return;
    pause = FIRST_MS;
    open();
  };
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
  open();
  return function reopen() {
    socket.close();
    open();
  };
}
