// What else can be done with a clip: a menu that opens from its last button, and choosing a second clip for a mash-up.

import { act } from "./act.js";
import { ask, No, toast } from "./ask.js";
import { byId, el, icon } from "./dom.js";
import { walk } from "./menu.js";
import { word } from "./words.js";

/** A quiet button with a line drawing and a word; a "brief" one loses its word on a small screen. */
export function button(image, key, extra) {
  return el("button", { type: "button", class: `quiet ${extra}` }, icon(image, 18), el("span", { class: "label" }, word(key)));
}

/** The button with the menu under it. */
export function moreOf(message, doing) {
  const menu = el("div", { class: "menu", role: "menu", "aria-label": word("more"), hidden: true });
  const opener = button("more", "more", "brief");
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  const extras = el("div", { class: "extras" }, opener, menu);
  const outside = (event) => !extras.contains(event.target) && close(false);
  const close = (refocus = true) => {
    if (menu.hidden) return;
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    if (refocus) opener.focus();
  };
  const open = () => {
    menu.replaceChildren(...itemsOf(message, doing, opener, close));
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    menu.classList.remove("above");
    // Near the foot of the view there is no room below.
    menu.classList.toggle("above", menu.getBoundingClientRect().bottom > byId("scroller").getBoundingClientRect().bottom);
    menu.firstElementChild.focus();
    document.addEventListener("pointerdown", outside);
  };
  opener.addEventListener("click", () => (menu.hidden ? open() : close()));
  menu.addEventListener("keydown", (event) => walk(event, menu, close));
  return extras;
}

function itemsOf(message, doing, opener, close) {
  const item = (image, key, then) => el("button", { type: "button", role: "menuitem", tabindex: -1, onclick: () => {
    close();
    then();
  } }, icon(image, 18), word(key));
  const link = (image, key, attributes) =>
    el("a", { role: "menuitem", tabindex: -1, onclick: () => close(), ...attributes }, icon(image, 18), word(key));
  const making = [
    item("cast", "recast", () => doing.about(message, "recast")),
    item("mash", "mash", () => choosePlace(message, opener, doing)),
  ];
  const items = [
    ...(message.locked ? [] : making),
    link("tree", "familyTree", { href: message.lineage }),
    link("download", "download", { href: message.video, download: message.file }),
    item("link", "copyLink", () => copyLink(new URL(message.link, location.href).href)),
  ];
  if (message.lock) {
    items.push(item("lock", message.remixable ? "lock" : "unlock", () => act(opener, message.remixable ? message.lock : message.unlock, ({ done }) => {
      message.remixable = !message.remixable;
      toast(done);
    })));
  }
  return items;
}

async function copyLink(address) {
  try {
    await navigator.clipboard.writeText(address);
    toast(word("copied"));
  } catch {
    toast(word("copyThis", { link: address })); // not allowed, or not over https
  }
}

/** Let somebody choose the clip into whose place this one's cast goes. */
async function choosePlace(message, opener, doing) {
  let clips;
  try {
    clips = (await ask("/api/recent")).clips.filter(({ clip }) => clip !== message.clip);
  } catch (error) {
    if (!(error instanceof No)) throw error;
    toast(error.message);
    return;
  }
  if (!clips.length) {
    toast(word("mashNone"));
    return;
  }
  const choose = (other) => {
    dialog.close();
    act(opener, `${message.mash}-${other.clip}`, doing.show);
  };
  const choice = (other) => el("li", {}, el("button", { type: "button", onclick: () => choose(other) },
    el("img", { src: other.poster, alt: "", loading: "lazy" }), el("span", {}, other.prompt)));
  const dialog = el("dialog", { class: "chooser", "aria-labelledby": "chooser-title" },
    el("h2", { id: "chooser-title" }, word("mashTitle")),
    el("ul", {}, ...clips.map(choice)),
    el("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, word("cancel")));
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  document.body.append(dialog);
  dialog.showModal();
}
