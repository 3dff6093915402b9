// Building elements. Text only ever becomes text nodes, so what people typed can't turn into markup.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  down: "M12 5v14M5.5 12.5 12 19l6.5-6.5",
  caret: "m7 10 5 5 5-5",
  tick: "m5 12.5 4.5 4.5L19 7.5",
  close: "m6.5 6.5 11 11m0-11-11 11",
  remix: "M4 7h9a4 4 0 0 1 4 4v8m-3.5-3.5L17 19l3.5-3.5M4 17h4a3 3 0 0 0 3-3",
  reroll: "M20 12a8 8 0 1 1-2.4-5.7M20 3.5v4.2h-4.2",
  download: "M12 4v11m-5-4.5 5 5 5-5M5 20h14",
  link: "M10 13.5a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10.5a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  trash: "M4.5 7h15M9.5 7V4.5h5V7m3 0-.8 12.5H7.3L6.5 7M10.2 11v5m3.6-5v5",
  mute: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5m0-5-5 5",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8m0-5v1.5m0 15V21m9-9h-1.5m-15 0H3m15.4-6.4-1.1 1.1M6.7 17.3l-1.1 1.1m12.8 0-1.1-1.1M6.7 6.7 5.6 5.6",
  moon: "M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2",
  play: "M8 5.5v13l10.5-6.5z",
  next: "M5 5.5v13l9-6.5zM18.5 5.5v13",
  more: "M4.4 12a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0M10.9 12a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0M17.4 12a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0",
  cast: "M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-7 7.5c.8-3.6 3.6-5.2 7-5.2s6.2 1.6 7 5.2",
  mash: "M4 6h5l6 12h5M4 18h5l1.6-3.2M13.4 9.2 15 6h5m-2.5-2.5L20 6l-2.5 2.5m0 7L20 18l-2.5 2.5",
  tree: "M12 4v5m0 0v3m0-3H6v3m6-3h6v3M4 14.5h4V19H4zm6 0h4V19h-4zm6 0h4V19h-4z",
  lock: "M7 11V8.5a5 5 0 0 1 10 0V11m-11 0h12v8.5H6z",
  bell: "M6 16.5h12l-1.6-2.4V10a4.4 4.4 0 0 0-8.8 0v4.1zM10.4 19.5h3.2",
  dice: "M5 8.5 12 4.5l7 4v7l-7 4-7-4zm0 0 7 4m0 0 7-4m-7 4v7",
};

/** An element with attributes (and listeners, named "on…") and children; nothing where a child is null. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A line drawing for a button, silent to screen readers. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor", "stroke-width": 1.9,
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  })) svg.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Somebody's avatar. Their name stands beside it, so it is silent too. */
export function face(person, small = false) {
  return el("span", { class: `face tint-${person.tint}${small ? " small" : ""}`, "aria-hidden": "true" }, person.initial);
}

export const byId = (id) => document.getElementById(id);
