// What the pages do beyond links and forms. Every page works without any of this.
import "htmx.org/dist/htmx.esm.js";
import "./forms.js";
import "./keys.js";
import "./live.js";
import "./menus.js";
import "./pick.js";
import "./public.js";
import "./requests.js";
// Drafts are put back into forms whose own scripts listen already.
import "./visit.js";
import "./drafts.js";
import "./photos.js";
import { whenReady } from "./page.js";

// What only works with scripts shows only with scripts.
document.documentElement.classList.add("script");

// Charts are a tenth of the pages and nine tenths of the script, so they come on demand.
whenReady((root) => {
  if (!root.querySelector("[data-chart]")) return;
  import(document.querySelector('meta[name="chart-script"]').content).then((chart) => chart.draw(root));
});
