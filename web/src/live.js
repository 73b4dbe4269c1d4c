// What others change shows by itself: `<body data-live="/events?…">` is an event stream.
//
// Event `case`, its text a case number: an element `[data-live-case=NO]` with `hx-get` and
// `hx-trigger="live"` fetches itself again; one without, one being written in, and any
// `[data-live-case="*"]` (a list) shows a quiet bar instead of changing under people's hands.
// Event `notice`, its text a case number too: the same, and the unread counts `[data-unread]` go up.
// Event `lagged`: too much happened at once, so everything may have changed.
// A page in the background lets go of the stream, because browsers allow few connections to a site;
// when it is looked at again, the parts that can fetch themselves do.
import htmx from "htmx.org/dist/htmx.esm.js";
import { beingWritten, words } from "./page.js";

const HIDDEN_SECONDS_MAX = 30;
const url = document.body.dataset.live;
let stream = null;
let timer;

function offer(element) {
  let bar = element.querySelector(":scope > .live-bar");
  const count = Number(bar?.dataset.count ?? 0) + 1;
  if (!bar) {
    bar = document.createElement("button");
    bar.type = "button";
    bar.className = "live-bar";
    bar.addEventListener("click", () => {
      if (element.hasAttribute("hx-get")) {
        bar.remove();
        htmx.trigger(element, "live");
      } else location.reload();
    });
    element.prepend(bar);
  }
  bar.dataset.count = count;
  bar.textContent = element.dataset.liveCase === "*" ? words("listChanged", { n: count }) : words("caseChanged");
}

function changed(no) {
  for (const element of document.querySelectorAll("[data-live-case]")) {
    const mine = element.dataset.liveCase;
    if (mine !== no && mine !== "*") continue;
    if (mine === no && element.hasAttribute("hx-get") && !beingWritten(element)) htmx.trigger(element, "live");
    else offer(element);
  }
}

function noticed() {
  for (const badge of document.querySelectorAll("[data-unread]")) {
    const count = (parseInt(badge.textContent, 10) || 0) + 1;
    badge.textContent = count > 99 ? "99+" : String(count);
    badge.hidden = false;
  }
}

/** Fetches again what can fetch itself; `tell` says so where it cannot. */
function lookAgain(tell) {
  for (const element of document.querySelectorAll("[data-live-case]")) {
    if (element.hasAttribute("hx-get") && !beingWritten(element)) htmx.trigger(element, "live");
    else if (tell) offer(element);
  }
}

function listen() {
  if (stream || !url || typeof EventSource === "undefined") return;
  stream = new EventSource(url);
  stream.addEventListener("case", (event) => changed(event.data.trim()));
  stream.addEventListener("notice", (event) => {
    noticed();
    changed(event.data.trim());
  });
  stream.addEventListener("lagged", () => lookAgain(true));
}

function hush() {
  stream?.close();
  stream = null;
}

if (url) {
  listen();
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") timer = setTimeout(hush, HIDDEN_SECONDS_MAX * 1000);
    else if (!stream) {
      listen();
      lookAgain(false);
    }
  });
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", listen);
}
