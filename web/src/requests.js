// What happens when a fragment cannot be fetched: say so, keep what is on the page.
import { announce, words } from "./page.js";

document.addEventListener("htmx:response:error", ({ detail }) => {
  const status = detail.ctx.response.status;
  // 409 and 422 carry a fragment that says what to do, and are shown in place.
  if (status === 409 || status === 422) return;
  if (status === 401) {
    announce(words("signedOut"), { tone: "bad", action: words("signIn"), run: () => location.reload() });
    return;
  }
  announce(words(status === 403 || status === 404 ? "notYours" : "failed"), { tone: "bad" });
});

document.addEventListener("htmx:error", ({ target, detail }) => {
  // A form that waits for the network says so itself.
  if (target.closest?.("form[data-away]")) return;
  if (detail.ctx && !detail.ctx.response) announce(words("offline"), { tone: "bad" });
});
