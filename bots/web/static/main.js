// Puts the parts of the page together.

import { hush } from "./ask.js";
import * as composer from "./composer.js";
import { byId, icon } from "./dom.js";
import { connect } from "./line.js";
import * as personas from "./personas.js";
import * as stream from "./stream.js";
import { word } from "./words.js";

const tabs = new BroadcastChannel("riffreel");

function hear(message) {
  if (message.type !== "all") return stream.show(message);
  composer.back();
  if (personas.showPersona(message.persona)) {
    stream.forgetAnswers();
    composer.newcomer();
    hush();
  }
  return stream.showAll(message);
}

function startTheme() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const button = byId("theme");
  const refresh = () => {
    button.replaceChildren(icon(isDark() ? "sun" : "moon"));
    button.setAttribute("aria-label", word(isDark() ? "toLight" : "toDark"));
    button.title = button.getAttribute("aria-label");
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("riffreel.theme", root.dataset.theme);
    refresh();
  });
  system.addEventListener("change", refresh);
  refresh();
}

// Safari lays the keyboard over the page instead of making room for it.
function followKeyboard() {
  const view = window.visualViewport;
  const fit = () => {
    if (view.scale > 1.01) return; // zoomed in, which is no keyboard
    document.documentElement.style.setProperty("--viewport", `${view.height}px`);
    scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
}

startTheme();
followKeyboard();
byId("newest").append(icon("down"), word("newest"));
stream.start(composer.fill, composer.about);
composer.start((answer) => {
  if (answer.entry) stream.show(answer.entry, { own: true });
  else if (answer.draft) stream.showDraft(answer.draft);
  else if (answer.settings) stream.showSettings(answer.settings);
  else stream.showAnswer(answer.answer);
}, stream.newestClip);
const reopen = connect(stream.oldest, hear);
personas.start(() => {
  tabs.postMessage("persona"); // the cookie is shared, so the other tabs are somebody else now as well
  reopen();
});
tabs.addEventListener("message", reopen);
