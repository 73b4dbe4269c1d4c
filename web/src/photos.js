// Photos chosen at the customer's survive a closed tab, as the words beside them do.
//
// What drafts.js keeps is text; files go into the browser's own database, under the name of the same draft. They are
// dropped once the server has answered for them, when the form is emptied, after some days, and when their person
// signs out, because counters share computers.
import { KEPT_DAYS_MAX, keyOf, shelfOf } from "./drafts.js";
import { announce, whenReady, words } from "./page.js";

const STORE = "photos";

const opened = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("wenguo", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One question to the store; what it answers, once it is written. */
async function ask(mode, question) {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const asked = question(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return asked.result;
  } finally {
    database.close();
  }
}

// Where nothing can be kept there is nothing to drop.
const nothing = () => {};
const drop = (key) => ask("readwrite", (store) => store.delete(key)).catch(nothing);

/** Every photo of this person that has grown old, or all of them. */
async function dropAll(isOver) {
  const range = IDBKeyRange.bound(shelfOf, `${shelfOf}\uffff`);
  const keys = await ask("readonly", (store) => store.getAllKeys(range));
  for (const key of keys) {
    const kept = await ask("readonly", (store) => store.get(key));
    if (isOver(kept)) await drop(key);
  }
}

function keep(form, input) {
  const files = [...input.files];
  const key = keyOf(form);
  if (files.length === 0) return drop(key);
  const put = ask("readwrite", (store) => store.put({ at: Date.now(), files }, key));
  return put.catch(() => announce(words("photosNotKept"), { tone: "bad" }));
}

async function restore(form, input) {
  const kept = await ask("readonly", (store) => store.get(keyOf(form)));
  if (!kept || input.files.length > 0) return;
  const chosen = new DataTransfer();
  for (const file of kept.files) chosen.items.add(file);
  input.files = chosen.files;
  // Whoever lists the files chosen hears of them as if they had just been.
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

whenReady((root) => {
  for (const form of root.querySelectorAll?.("form[data-away][data-draft]") ?? []) {
    const input = form.querySelector("input[type=file]");
    if (!input || input.dataset.photosKept !== undefined) continue;
    input.dataset.photosKept = "";
    restore(form, input)
      .catch(() => announce(words("photosNotKept"), { tone: "bad" }))
      .finally(() => input.addEventListener("change", () => keep(form, input)));
    form.addEventListener("reset", () => drop(keyOf(form)));
  }
});

// Answered, whether taken or sent back: the server has them and shows them itself.
document.addEventListener("htmx:after:request", ({ target, detail }) => {
  const form = target.closest?.("form[data-away][data-draft]");
  if (form && detail.ctx.response.status < 500) drop(keyOf(form));
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) dropAll(() => true).catch(nothing);
});
const over = (kept) => Date.now() - kept.at > KEPT_DAYS_MAX * 24 * 3600 * 1000;
if (document.querySelector("form[data-away]")) dropAll(over).catch(nothing);
