// What the server sent along with the page: its sentences in the viewer's language, and the facts the page starts from.

export const boot = JSON.parse(document.getElementById("boot").textContent);

/** A sentence of the catalogue, with the names in braces filled in. */
export function word(key, values = {}) {
  return boot.words[key].replace(/{(\w+)}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
