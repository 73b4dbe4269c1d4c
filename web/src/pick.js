// A long `<select data-pick>` becomes a box one types in: type any part of a choice, arrows, Enter.
//
// The select itself stays in the form and is what is sent; without scripts it is what people use.
// Words match in any order, so "电梯 困人" finds “设施设备 / 电梯 / 困人”. Follows the ARIA combobox pattern.
import { whenReady, words } from "./page.js";

const SHOWN_MAX = 50;

function pathOf(option) {
  const group = option.parentElement.tagName === "OPTGROUP" ? `${option.parentElement.label} / ` : "";
  return group + option.textContent.trim();
}

class Picker {
  constructor(select) {
    this.select = select;
    this.choices = [...select.options].filter((option) => option.value).map((option) => ({ value: option.value, words: pathOf(option) }));
    this.box = document.createElement("input");
    this.list = document.createElement("ul");
    this.at = -1;
    this.build();
  }

  build() {
    const { select, box, list } = this;
    const id = `${select.id}-pick`;
    Object.assign(box, { id, type: "text", autocomplete: "off", className: `${select.className.replace("form-select", "form-control")} pick-box` });
    box.placeholder = words("pick");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list" })) box.setAttribute(name, value);
    for (const name of ["aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) box.setAttribute(name, select.getAttribute(name));
    if (select.autofocus) box.autofocus = true;
    box.required = select.required;
    Object.assign(list, { id: `${id}-list`, className: "pick-list", hidden: true });
    list.setAttribute("role", "listbox");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label) {
      label.htmlFor = id;
      list.setAttribute("aria-label", label.textContent.trim());
    }
    const frame = document.createElement("div");
    frame.className = "pick";
    select.before(frame);
    frame.append(select, box, list);
    select.hidden = true;
    select.required = false;
    this.show();
    box.addEventListener("input", () => this.suggest());
    box.addEventListener("focus", () => box.select());
    box.addEventListener("click", () => this.suggest(true));
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => this.leave());
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("[role=option]");
      if (item) this.choose(item.dataset.value);
    });
    select.addEventListener("change", () => this.show());
    select.form?.addEventListener("reset", () => setTimeout(() => this.show()));
  }

  show() {
    const chosen = this.select.selectedOptions[0];
    this.box.value = chosen?.value ? pathOf(chosen) : "";
    this.box.setCustomValidity("");
  }

  suggest(all = false) {
    const wanted = all ? [] : this.box.value.toLowerCase().split(/[\s/]+/).filter(Boolean);
    const found = this.choices.filter((choice) => wanted.every((word) => choice.words.toLowerCase().includes(word)));
    this.list.replaceChildren(
      ...found.slice(0, SHOWN_MAX).map((choice, index) => {
        const item = document.createElement("li");
        item.id = `${this.list.id}-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.value = choice.value;
        item.textContent = choice.words;
        return item;
      }),
    );
    const rest = found.length - SHOWN_MAX;
    if (rest > 0 || found.length === 0) {
      const line = document.createElement("li");
      line.className = "pick-rest";
      line.setAttribute("role", "presentation");
      line.textContent = found.length ? words("pickMore", { n: rest }) : words("pickNone");
      this.list.append(line);
    }
    this.open(true);
    this.mark(found.length && !all ? 0 : -1);
  }

  open(yes) {
    this.list.hidden = !yes;
    this.box.setAttribute("aria-expanded", String(yes));
    if (!yes) this.box.removeAttribute("aria-activedescendant");
  }

  mark(at) {
    const items = [...this.list.querySelectorAll("[role=option]")];
    this.at = items.length ? Math.max(-1, Math.min(at, items.length - 1)) : -1;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === this.at)));
    const item = items[this.at];
    if (item) {
      item.scrollIntoView({ block: "nearest" });
      this.box.setAttribute("aria-activedescendant", item.id);
    } else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.suggest(true);
      this.mark(this.at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && open && this.at >= 0 && !event.ctrlKey) {
      event.preventDefault();
      this.choose(this.list.querySelectorAll("[role=option]")[this.at].dataset.value);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.open(false);
      this.show();
    } else if (event.key === "Tab" && open && this.at >= 0) {
      this.choose(this.list.querySelectorAll("[role=option]")[this.at].dataset.value);
    }
  }

  choose(value) {
    this.select.value = value;
    this.open(false);
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  leave() {
    this.open(false);
    const typed = this.box.value.trim();
    if (typed === "") {
      if (this.select.value) this.choose("");
      return;
    }
    const exact = this.choices.find((choice) => choice.words === typed);
    if (exact) {
      if (exact.value !== this.select.value) this.choose(exact.value);
    } else this.show();
  }
}

whenReady((root) => {
  for (const select of root.querySelectorAll("select[data-pick]")) {
    if (select.dataset.picked !== undefined) continue;
    select.dataset.picked = "";
    new Picker(select);
  }
});
