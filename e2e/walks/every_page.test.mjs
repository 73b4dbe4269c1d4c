// Every page, seen by whoever may see it, on a desk and on a phone: it opens, says nothing wrong, can be used without
// eyes or mouse as far as axe can tell, and does not run off a phone's edge. The pictures are for people to look at.
//
// The list is e2e/pages.json: `name` of the pictures, `path`, `as` whom (nobody when left out); `follow`, the selectors
// of links to take from there one after another, for pages whose address is not known beforehand, and `below`, what is
// put after the address found; `unfold` opens everything that can be opened; `status` where the page says no.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, at, axe, demo, fits, walksOn } from '../harness.mjs';

const pages = JSON.parse(readFileSync(new URL('../pages.json', import.meta.url), 'utf8'));
const pictures = fileURLToPath(new URL('../screenshots/', import.meta.url));
mkdirSync(pictures, { recursive: true });
const walk = walksOn(demo);

assert.equal(new Set(pages.map(({ name }) => name)).size, pages.length, 'two pages of one name would share a picture');

for (const { name, path, as, follow = [], below = '', unfold, status } of pages) {
  walk(`${name}: ${path}${as ? ` as ${as}` : ''}`, { as }, async ({ page, allow }) => {
    if (status) allow(new RegExp(`HTTP ${status} GET`));
    await page.goto(path);
    for (const [n, link] of follow.entries()) {
      const href = await page.locator(link).first().getAttribute('href');
      assert(href, `${page.url()} has no link ${link}`);
      await page.goto(new URL(href + (n === follow.length - 1 ? below : ''), page.url()).href);
    }
    if (unfold) await page.evaluate(() => document.querySelectorAll('main details:not(.menu)').forEach((it) => { it.open = true; }));
    for (const [width, size] of [['desktop', DESKTOP], ['phone', PHONE]]) {
      // One visit at each width: picture, axe and edges.
      await at(page, size, async () => {
        await page.screenshot({ path: `${pictures}${name}-${width}.png`, fullPage: true, animations: 'disabled' });
        await axe(page);
        await fits(page);
      });
    }
  });
}
