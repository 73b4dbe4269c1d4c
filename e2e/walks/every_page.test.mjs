// Every page, seen by whoever may see it, on a desk and on a phone: it opens, says nothing wrong, can be used without
// eyes or mouse as far as axe can tell, and does not run off a phone's edge. The pictures are for people to look at.
//
// The list is e2e/pages.json: `name` of the pictures, `path`, `as` whom (nobody when left out), and `follow`, the
// selector of a link to take from there, for pages whose address is not known beforehand.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DESKTOP, PHONE, at, axe, demo, fits, screenshot, walksOn } from '../harness.mjs';

const pages = JSON.parse(readFileSync(new URL('../pages.json', import.meta.url), 'utf8'));
const walk = walksOn(demo);

assert.equal(new Set(pages.map(({ name }) => name)).size, pages.length, 'two pages of one name would share a picture');

for (const { name, path, as, follow } of pages) {
  walk(`${name}: ${path}${as ? ` as ${as}` : ''}`, { as }, async ({ page }) => {
    await page.goto(path);
    if (follow) {
      const href = await page.locator(follow).first().getAttribute('href');
      assert(href, `${path} has no link ${follow}`);
      await page.goto(new URL(href, page.url()).href);
    }
    await screenshot(page, name);
    for (const size of [DESKTOP, PHONE]) {
      await at(page, size, async () => {
        await axe(page);
        await fits(page);
      });
    }
  });
}
