// A closed case is reviewed by somebody who had no part in it: on a phone, marks by hand, and read by whom it is for.

import assert from 'node:assert/strict';
import { choose, says, send, tick } from '../case_page.mjs';
import { PHONE, axe, demo, fits, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

walk('a case that was drawn is reviewed, disputed and looked at again', { as: 'zhouhui', timeout: 240_000 }, async ({ page, person }) => {
  await page.setViewportSize(PHONE);
  await page.goto('/quality');
  await fits(page);
  await axe(page);
  await screenshot(page, 'quality-phone');
  await page.locator('section[aria-labelledby="quality-open"] a', { hasText: /./ }).first().click();
  await page.waitForLoadState();
  const at = page.url().split('#')[0];
  const form = 'form[action$="/quality-reviews"]';
  await page.locator(form).evaluate((it) => { it.closest('details').open = true; });
  const who = await page.locator(`${form} select[name="person"] option:not([value=""])`).first().getAttribute('value');
  await choose(page, form, 'person', who);
  const items = await page.locator(`${form} select[name^="marks."]`).all();
  assert.ok(items.length >= 11, 'the card has its items');
  for (const item of items) {
    const name = await item.getAttribute('name');
    const full = await item.locator('option:not([value=""])').first().getAttribute('value');
    const lost = name === 'marks.every_point';
    await choose(page, form, name, lost ? '9' : full);
  }
  await page.fill(`${form} [name="notes.every_point"]`, '第二点没有答到');
  await page.fill(`${form} [name="coaching"]`, '先把客户提的点抄成单子，办一条勾一条');
  await screenshot(page, 'quality-form-phone');
  await send(page, form);
  await says(page, '先把客户提的点抄成单子');
  await fits(page);
  await axe(page);

  // Whose handling it was says no, and gives the reason.
  const theirs = await person(who);
  await theirs.goto(at);
  await says(theirs, '先把客户提的点抄成单子');
  const answer = 'form[action$="/quality-review-answers"]';
  const n = await theirs.locator(`${answer} [name="review"]`).inputValue();
  await tick(theirs, answer, 'agrees', 'no');
  await theirs.fill(`${answer} [name="text"]`, '第二点我在电话里答过');
  await send(theirs, answer);
  await says(theirs, '本人有异议');
  await page.goto(at);
  assert.equal(await page.locator(`form[action$="/second-looks"]:has([name="review"][value="${n}"])`).count(), 0, 'who reviewed does not look again');

  // Praise, and the page where the house reads it.
  const honour = 'form[action$="/honours"]';
  await page.locator(honour).evaluate((it) => { it.closest('details').open = true; });
  const whom = await page.locator(`${honour} select[name="person"] option:not([value=""])`).first().getAttribute('value');
  await choose(page, honour, 'person', whom);
  await page.fill(`${honour} [name="reason"]`, '当天办好，当面讲明白');
  await send(page, honour);
  await page.goto('/honours');
  await says(page, '当天办好，当面讲明白');
  await fits(page);
  await axe(page);
  await screenshot(page, 'honours-phone');
});
