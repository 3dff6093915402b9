// Moving in an open menu by the keyboard.

/** Arrows, Home and End move; Escape closes it, and so does Tab, which goes on to what comes next. */
export function walk(event, menu, close) {
  const items = [...menu.children];
  const here = items.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  } else if (event.key === "Escape") close();
  else if (event.key === "Tab") close(false);
}
