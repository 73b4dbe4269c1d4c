// What customers' pages do beyond links and forms: print themselves, read a number aloud.
import { whenReady } from "./page.js";

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const speaker = event.target.closest("[data-speak]");
  if (!speaker) return;
  // A second press begins anew instead of saying it twice.
  window.speechSynthesis.cancel();
  const speech = new SpeechSynthesisUtterance(speaker.dataset.speak);
  speech.lang = document.documentElement.lang === "en" ? "en" : "zh-CN";
  speech.rate = 0.8;
  window.speechSynthesis.speak(speech);
});

// A button that cannot keep its word is not shown.
whenReady((root) => {
  if (!window.speechSynthesis) return;
  root.querySelectorAll("[data-speak]").forEach((button) => (button.hidden = false));
});
