// One-key shortcuts, from the list in the `?` dialog: `<… data-key="g q">` on a link or button is
// pressed by typing its keys. They can be switched off in that dialog, and never fire while
// somebody is writing.
import { shelf } from "./page.js";
import { copy } from "./menus.js";

const PAUSE_MS = 1200;
let typed = "";
let timer;

const off = () => shelf.read("keys-off") === true;
const writing = (target) => target.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

const own = {
  "?": () => document.getElementById("keys")?.showModal?.(),
  "/": () => {
    // On a phone-width page the box lies in the menu; the first visible one is meant.
    const box = [...document.querySelectorAll("[data-search]")].find((field) => field.offsetParent !== null);
    box?.focus();
    box?.select();
  },
  ".": () => document.body.dataset.caseNo && copy(document.body.dataset.caseNo),
};

function press(keys) {
  if (own[keys]) return own[keys](), true;
  const target = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === keys);
  if (!target) return false;
  if (target.matches("a, button, summary")) target.click();
  else target.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.key.length !== 1 || writing(event.target) || document.querySelector("dialog[open]") || off()) return;
  clearTimeout(timer);
  timer = setTimeout(() => (typed = ""), PAUSE_MS);
  typed = typed ? `${typed} ${event.key}` : event.key;
  if (press(typed) || (typed.includes(" ") && press(event.key))) {
    event.preventDefault();
    typed = "";
  } else if (typed.includes(" ")) typed = event.key;
});

const box = document.querySelector("[data-keys-on]");
if (box) {
  box.checked = !off();
  box.addEventListener("change", () => (box.checked ? shelf.drop("keys-off") : shelf.write("keys-off", true)));
}
