// Menus, asking boxes, dialogs and copying. `<details class="menu">` opens by itself; this closes it.
import { announce, words } from "./page.js";

const open = () => [...document.querySelectorAll("details.menu[open]")];

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;

  const closer = event.target.closest("[data-close]");
  if (closer) {
    const menu = closer.closest("details.menu, dialog");
    if (menu?.matches("dialog")) menu.close();
    else if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }

  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
  }

  // A click on the dark ground around a dialog closes it.
  if (event.target.matches("dialog[open]")) event.target.close();

  const copier = event.target.closest("[data-copy]");
  if (copier) copy(copier.dataset.copy);
});

// A panel that would stick out on the right hangs from its right edge instead.
document.addEventListener(
  "toggle",
  ({ target }) => {
    const panel = target.matches?.("details.menu[open]") && target.querySelector(".ask-panel");
    if (panel && panel.getBoundingClientRect().right > document.documentElement.clientWidth) panel.classList.add("flipped");
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = open().pop();
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/** Puts the text on the clipboard and says so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(words("copied", { text }));
  } catch {
    // Without https there is no clipboard: show the text, marked, to be copied by hand.
    window.prompt(words("copyByHand"), text);
  }
}
