// What the other scripts share: the page's own words, its announcer, its ready moments.

/** A sentence the server translated for this page; `{n}` and the like are filled in. */
export function words(name, values = {}) {
  const sentence = document.getElementById("words")?.dataset[name] ?? "";
  return sentence.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** Runs now for the whole page, and again for every part htmx brings in later. */
export function whenReady(work) {
  work(document);
  document.addEventListener("htmx:after:process", (event) => work(event.target));
}

/** Tells everybody, also those who listen, and goes away by itself. */
export function announce(text, { tone = "note", action, run } = {}) {
  const bar = document.getElementById("announcements");
  if (!bar) return;
  const note = document.createElement("div");
  note.className = `toast-note toast-${tone}`;
  note.textContent = text;
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = action;
    button.addEventListener("click", () => {
      note.remove();
      run();
    });
    note.append(button);
  }
  bar.append(note);
  if (!action) setTimeout(() => note.remove(), 6000);
  return note;
}

/** Whether somebody is in the middle of writing inside the element. */
export function beingWritten(element) {
  if (element.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
  return [...element.querySelectorAll("textarea, input[type=text], input[type=tel], input:not([type])")].some(
    (field) => field.value !== field.defaultValue,
  );
}

/** Storage that may be full, forbidden or gone: then the page goes on without. */
export const shelf = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing kept, nothing to drop.
    }
  },
  keys(prefix) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  },
};
