// Half-written forms survive a crash, a dead battery and a closed tab.
//
// `<form data-draft="intake">` is kept in the browser under person, path and name while it is being
// written, and offered again when the page is next opened. It is dropped when the server says the
// form arrived: the next page names its request id in `<body data-done>`, or is simply another
// page that is not a failure and does not hold the form. Signing out drops all drafts of that
// person, because counters share computers.
import { announce, shelf, whenReady, words } from "./page.js";

export const KEPT_DAYS_MAX = 7;
const WAIT_MS = 400;
const body = document.body;
export const shelfOf = `draft:${body.dataset.person ?? ""}:`;

/** A form that names itself may be answered under another path; one that does not is its path's. */
export const keyOf = (form) => shelfOf + (form.dataset.draft || `${location.pathname}#${form.id}`);
// What is drawn and not typed says that it is to be kept.
const keepable = (field) => field.name && (field.dataset.kept !== undefined || !/^(password|file|hidden|submit|button)$/.test(field.type));
const wasRefused = (form) => form.querySelector(".is-invalid, .problems") !== null;

function taken(form) {
  const values = [];
  for (const field of form.elements) {
    if (!keepable(field)) continue;
    if (field.type === "hidden") {
      if (field.value !== "") values.push([field.name, field.value]);
    } else if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked !== field.defaultChecked) values.push([field.name, field.value, field.checked]);
    } else if (field.tagName === "SELECT") {
      const chosen = [...field.options].filter((option) => option.selected).map((option) => option.value);
      const given = [...field.options].filter((option) => option.defaultSelected).map((option) => option.value);
      if (chosen.join() !== given.join() && !(given.length === 0 && field.selectedIndex === 0)) values.push([field.name, chosen]);
    } else if (field.value !== field.defaultValue) values.push([field.name, field.value]);
  }
  return values;
}

function put(form, values) {
  for (const [name, value, checked] of values) {
    for (const field of form.elements) {
      if (field.name !== name || !keepable(field)) continue;
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.value === value) field.checked = checked;
      } else if (field.tagName === "SELECT") {
        for (const option of field.options) option.selected = value.includes(option.value);
      } else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}

function keep(form) {
  const values = taken(form);
  const key = keyOf(form);
  if (values.length === 0) return shelf.drop(key);
  shelf.write(key, { at: Date.now(), path: location.pathname, request: form.elements.request?.value, values });
}

/** Drops what has arrived or grown old. */
function tidy() {
  const done = body.dataset.done ?? "";
  for (const key of shelf.keys(shelfOf)) {
    const draft = shelf.read(key);
    const old = !draft || Date.now() - draft.at > KEPT_DAYS_MAX * 24 * 3600 * 1000;
    const confirmed = draft?.request && done === draft.request;
    const formIsBack = [...document.querySelectorAll("form[data-draft]")].some((form) => keyOf(form) === key);
    const movedOn = draft?.sent && body.dataset.failed === undefined && (!formIsBack || body.dataset.good !== undefined);
    if (old || confirmed || movedOn) shelf.drop(key);
    else if (draft.sent) shelf.write(key, { ...draft, sent: undefined });
  }
}

function restore(form) {
  const draft = shelf.read(keyOf(form));
  // What the server shows back after a refusal is newer than what was kept.
  if (!draft || wasRefused(form)) return;
  put(form, draft.values);
  const time = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  const note = announce(words("draftRestored", { time }), {
    action: words("draftDiscard"),
    run() {
      shelf.drop(keyOf(form));
      form.reset();
    },
  });
  form.addEventListener("submit", () => note?.remove(), { once: true });
}

tidy();
whenReady((root) => {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    if (form.dataset.draftKept !== undefined) continue;
    form.dataset.draftKept = "";
    restore(form);
    let timer;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(form), WAIT_MS);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("reset", () => shelf.drop(keyOf(form)));
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      keep(form);
      const draft = shelf.read(keyOf(form));
      if (draft) shelf.write(keyOf(form), { ...draft, sent: true });
    });
    // Phones kill pages in the background without asking.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && form.isConnected && form.getAttribute("aria-busy") !== "true") keep(form);
    });
  }
});

document.addEventListener("htmx:after:request", ({ target, detail }) => {
  // Reading a text over sends nothing away: what is typed is still a draft.
  const form = target.closest?.("[data-check]") ? null : target.closest?.("form[data-draft]");
  if (form && detail.ctx.response.status < 300) shelf.drop(keyOf(form));
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  const drafts = shelf.keys(shelfOf);
  if (drafts.length && !window.confirm(words("draftsLost", { n: drafts.length }))) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  drafts.forEach((key) => shelf.drop(key));
}, true);
