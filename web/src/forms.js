// Forms: sent once, counted while typing, files judged before they travel, the first problem in view.
import { whenReady, words } from "./page.js";

const SENDING_SECONDS_MAX = 20;

/** Puts a form back to how it was before it was sent. */
function release(form) {
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[data-sending]")) {
    button.disabled = false;
    button.removeAttribute("data-sending");
  }
}

// The buttons go quiet once a form is under way. The hidden request id is what really keeps a
// double click from counting twice; this only spares people the doubt.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get" || form.method === "dialog") return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("aria-busy", "true");
  // After this turn, or the pressed button's own name and value would not be sent.
  setTimeout(() => {
    if (event.defaultPrevented && !form.hasAttribute("data-htmx-powered")) return release(form);
    for (const button of form.querySelectorAll("button:not([type=button]), input[type=submit]")) {
      if (button.disabled) continue;
      button.disabled = true;
      button.dataset.sending = "";
    }
  });
  setTimeout(() => release(form), SENDING_SECONDS_MAX * 1000);
}, true);
document.addEventListener("htmx:finally:request", ({ target }) => {
  const form = target.closest?.("form");
  if (form) release(form);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[aria-busy]").forEach(release);
});

// Ctrl+Enter sends the form one is writing in.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form");
  if (form && event.target.matches("textarea, input, select")) form.requestSubmit();
});

/** Bytes as people say them. */
function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function countLetters(area) {
  const counter = document.getElementById(area.dataset.count);
  // Letters as people count them: an emoji or a rare character is one.
  const show = () => (counter.textContent = `${[...area.value].length} / ${area.maxLength}`);
  area.addEventListener("input", show);
  show();
}

function listFiles(input) {
  const list = document.getElementById(input.dataset.files);
  const limit = Number(input.dataset.bytesMax);
  input.addEventListener("change", () => {
    list.replaceChildren();
    let tooLarge = false;
    for (const file of input.files) {
      const line = document.createElement("li");
      line.textContent = `${file.name} · ${size(file.size)}`;
      if (limit && file.size > limit) {
        tooLarge = true;
        line.className = "file-bad";
        line.append(` — ${words("fileTooLarge", { max: size(limit) })}`);
      }
      list.append(line);
    }
    input.setCustomValidity(tooLarge ? words("fileTooLarge", { max: size(limit) }) : "");
  });
}

whenReady((root) => {
  root.querySelectorAll("textarea[data-count]").forEach(countLetters);
  root.querySelectorAll("input[data-files]").forEach(listFiles);
  root.querySelector(".problems")?.focus();
});
