// At the customer's: a signature drawn with a finger, and forms that wait for the network to come back.
//
// `<form data-away>` stays as it is when the network is gone and is sent again by itself once it is back. Its hidden
// request id is the same each time, so that what did arrive the first time is not done twice.
import { shelf, whenReady, words } from "./page.js";

const TRY_AGAIN_MS = 15000;

const note = (form, text) => {
  const line = form.querySelector("[data-away-note]");
  if (!line) return;
  line.textContent = text;
  line.hidden = text === "";
};

const waiting = () => document.querySelectorAll("form[data-away][data-waiting]");

function sendAgain() {
  for (const form of waiting()) {
    if (form.getAttribute("aria-busy") === "true") continue;
    form.requestSubmit();
  }
}

document.addEventListener("htmx:error", ({ target, detail }) => {
  const form = target.closest?.("form[data-away]");
  if (!form || detail.ctx?.response) return;
  form.dataset.waiting = "";
  note(form, words("awayKept"));
});
document.addEventListener("htmx:after:request", ({ target }) => {
  const form = target.closest?.("form[data-away]");
  if (!form) return;
  delete form.dataset.waiting;
  note(form, "");
});
// What is changed while it waits is what is sent.
window.addEventListener("online", sendAgain);
setInterval(() => navigator.onLine && sendAgain(), TRY_AGAIN_MS);
window.addEventListener("beforeunload", (event) => {
  if (waiting().length) event.preventDefault();
});

/** A form that comes back after the page was closed is the same form: it keeps its request id. */
function sameRequest(form) {
  const key = Object.keys(localStorage).find((one) => one.startsWith("draft:") && one.endsWith(`:${form.dataset.draft}`));
  const draft = key && shelf.read(key);
  if (draft?.request && form.elements.request) form.elements.request.value = draft.request;
}

function pad(canvas) {
  const form = canvas.closest("form");
  const field = form.elements[canvas.dataset.signature];
  const ink = canvas.getContext("2d");
  let strokes = [];
  let stroke;
  ink.lineWidth = 5;
  ink.lineCap = ink.lineJoin = "round";
  ink.strokeStyle = "#000";
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const within = (value, size, full) => Math.max(0, Math.min(full - 1, Math.round((value / size) * full)));
    return [within(event.clientX - box.left, box.width, canvas.width), within(event.clientY - box.top, box.height, canvas.height)];
  };
  const written = () => strokes.map((one) => one.map((point) => point.join(",")).join(" ")).join(";");
  const tell = () => {
    field.value = written();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // What was kept when the page was closed is drawn again.
  field.addEventListener("change", () => {
    if (field.value === written()) return;
    strokes = field.value.split(";").filter(Boolean).map((one) => one.split(" ").map((point) => point.split(",").map(Number)));
    ink.clearRect(0, 0, canvas.width, canvas.height);
    for (const one of strokes) {
      ink.beginPath();
      ink.moveTo(...one[0]);
      for (const point of one) ink.lineTo(...point);
      ink.stroke();
    }
  });
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    stroke = [place(event)];
    strokes.push(stroke);
    ink.beginPath();
    ink.moveTo(...stroke[0]);
    ink.lineTo(...stroke[0]);
    ink.stroke();
    tell();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    const [x, y] = place(event);
    const [lastX, lastY] = stroke.at(-1);
    // Closer than this is a trembling hand.
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < 3) return;
    stroke.push([x, y]);
    ink.lineTo(x, y);
    ink.stroke();
    tell();
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (stroke = undefined));
  const clear = () => {
    strokes = [];
    stroke = undefined;
    ink.clearRect(0, 0, canvas.width, canvas.height);
    tell();
  };
  form.querySelector("[data-signature-clear]")?.addEventListener("click", clear);
  form.addEventListener("reset", clear);
}

whenReady((root) => {
  for (const canvas of root.querySelectorAll?.("canvas[data-signature]") ?? []) {
    if (canvas.dataset.ready !== undefined) continue;
    canvas.dataset.ready = "";
    pad(canvas);
  }
  for (const form of root.querySelectorAll?.("form[data-away][data-draft]") ?? []) {
    if (form.dataset.sameRequest !== undefined) continue;
    form.dataset.sameRequest = "";
    sameRequest(form);
  }
});
