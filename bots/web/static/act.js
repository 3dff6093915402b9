// Pressing a button that the server gave.

import { No, post, toast } from "./ask.js";

/** Press one of a message's buttons; `then` gets the server's answer. */
export async function act(button, action, then) {
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
