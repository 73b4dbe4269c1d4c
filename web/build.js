// Bundles the pages' style, scripts and icons: `node build.js <out folder> <templates folder>`.
//
// crates/server/build.rs runs this and embeds what it writes; nobody needs to call it by hand.
// It writes the files under names that hold a hash of their content, a gzip beside each,
// and `manifest.txt` with one line a file: logical name, tab, file name.
//
// Two things are cut down to what the pages use, because half of the readers are on a phone:
// Tabler's style sheet (rules whose classes stand in no template and no script are left out)
// and Tabler's 5,000 icons (those named by `icon("…")` in a template or in src/icons.txt are taken).
// So: write class names and icon names out in full, in a template or in src/, never glued together.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { prune } from "./prune.js";

const here = dirname(fileURLToPath(import.meta.url));
const [out, templates] = process.argv.slice(2);
if (!out || !templates) throw new Error("usage: node build.js <out folder> <templates folder>");

// Phones that are five years old still open the pages; older ones get plain pages without scripts.
const target = ["chrome80", "safari14.1", "firefox80"];

/** A short name for a content, in the letters esbuild uses. */
function hashOf(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
}

/** Every file below a folder, sorted, so that the same sources make the same bundle. */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const pages = filesUnder(templates).map((path) => ({ path, text: readFileSync(path, "utf8") }));
const scripts = filesUnder(join(here, "src")).filter((path) => path.endsWith(".js"));
const words = new Set(
  [...pages.map((page) => page.text), ...scripts.map((path) => readFileSync(path, "utf8"))].flatMap(
    (text) => text.match(/[A-Za-z0-9_][\w\/.-]*/g) ?? [],
  ),
);

/** Hands esbuild Tabler's style sheet without the rules no page can use. */
const prunedTabler = {
  name: "pruned-tabler",
  setup(esbuild) {
    esbuild.onLoad({ filter: /@tabler[\\/]core[\\/].*\.css$/ }, ({ path }) => ({
      contents: prune(readFileSync(path, "utf8"), words),
      loader: "css",
    }));
    // Small pictures inside the style sheet become files: the pages' policy has no `data:`.
    esbuild.onResolve({ filter: /^data:image\/svg\+xml/ }, ({ path }) => {
      const picture = decodeURIComponent(path.slice(path.indexOf(",") + 1));
      return { path: `${hashOf(picture)}.svg`, namespace: "picture", pluginData: picture };
    });
    esbuild.onLoad({ filter: /.*/, namespace: "picture" }, ({ pluginData }) => ({ contents: pluginData, loader: "file" }));
  },
};

/** One sprite of the icons in use: `<svg><use href="…/icons.svg#bell">`. */
function sprite() {
  const wanted = new Map();
  for (const { path, text } of pages) {
    for (const [, name] of text.matchAll(/icon(?:\s*=\s*|\(\s*)"([a-z0-9-]+)"/g)) wanted.set(name, relative(templates, path));
  }
  for (const line of readFileSync(join(here, "src/icons.txt"), "utf8").split("\n")) {
    const name = line.replace(/#.*/, "").trim();
    if (name) wanted.set(name, "web/src/icons.txt");
  }
  const symbols = [...wanted.keys()].sort().map((name) => {
    const root = join(here, "node_modules/@tabler/icons/icons");
    const filled = name.endsWith("-filled");
    const file = filled ? join(root, "filled", `${name.slice(0, -7)}.svg`) : join(root, "outline", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`${wanted.get(name)} names the icon “${name}”, which Tabler does not have (see tabler.io/icons)`);
    const [, inner] = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/);
    const paths = inner.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "").replace(/\s*\n\s*/g, "");
    const paint = filled ? 'fill="currentColor"' : 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
    return `<symbol id="${name}" viewBox="0 0 24 24" ${paint}>${paths}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

const bundled = await build({
  absWorkingDir: here,
  entryPoints: ["src/app.css", "src/app.js", "src/chart.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target,
  charset: "utf8",
  legalComments: "none",
  entryNames: "[name].[hash]",
  assetNames: "picture.[hash]",
  publicPath: "/assets",
  outdir: out,
  write: false,
  metafile: true,
  logLevel: "warning",
  plugins: [prunedTabler],
});

const manifest = [];
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

function keep(name, file, bytes) {
  writeFileSync(join(out, file), bytes);
  writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  manifest.push(`${name}\t${file}`);
}

for (const file of bundled.outputFiles) {
  const name = file.path.split(/[\\/]/).pop();
  const logical = name.startsWith("picture.") ? name : name.replace(/^(\w+)\.[A-Z0-9]+\./, "$1.");
  keep(logical, name, file.contents);
}
for (const [name, text] of [
  ["icons.svg", sprite()],
  ["favicon.svg", readFileSync(join(here, "src/favicon.svg"), "utf8")],
]) {
  keep(name, name.replace(".", `.${hashOf(text)}.`), Buffer.from(text));
}
writeFileSync(join(out, "manifest.txt"), `${manifest.sort().join("\n")}\n`);
