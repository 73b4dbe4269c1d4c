// What was written in public: on a phone one drafts the reply, another approves it, and a low mark becomes a case.

import assert from 'node:assert/strict';
import { says, send } from '../case_page.mjs';
import { PHONE, axe, demo, fits, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

walk('a low review is taken in, made a case, answered by one and approved by another', { as: 'wangfang', timeout: 240_000 }, async ({ page, person, allow }) => {
  // The reply that offers something for a better mark.
  allow(/HTTP 422 POST .*\/replies/);
  await page.setViewportSize(PHONE);
  await page.goto('/public-reviews');
  await fits(page);
  const take = 'form#take';
  await page.locator(take).evaluate((it) => { it.closest('details').open = true; });
  const choose = (name, value) => page.locator(`${take} select[name="${name}"]`).selectOption(value);
  await choose('pack', 'property');
  await choose('platform', 'map');
  await choose('stars.overall', '1');
  await page.fill(`${take} [name="id"]`, 'W-2026-1');
  await page.fill(`${take} [name="text"]`, '垃圾三天没人收，打电话没人接。');
  await page.fill(`${take} [name="author"]`, '楼下的人');
  await send(page, take);
  await says(page, '评价已登记');
  const at = new URL(page.url()).pathname;
  await fits(page);
  await axe(page);
  await screenshot(page, 'public-review-phone');

  // Pressed once it is a case; going back and pressing again it is the same one.
  const file = `form[action$="/complaint"]`;
  await send(page, file);
  const no = new URL(page.url()).pathname;
  assert.match(no, /^\/cases\/2/);
  await says(page, '垃圾三天没人收');
  await page.goto(at);
  assert.equal(await page.locator(file).count(), 0);
  assert.equal(await page.locator(`#case a[href="${no}"]`).count(), 1);

  // What offers something for a better mark is held back, and what was typed is still there.
  const reply = 'form[action$="/replies"]';
  await page.fill(`${reply} [name="text"]`, '感谢您，给您红包，麻烦改成好评，请致电我们。');
  await send(page, reply);
  await says(page, '拿好处换评价');
  assert.match(await page.inputValue(`${reply} [name="text"]`), /给您红包/);
  const words = '感谢您告诉我们。三天没人收是我们的不对，今天已经清运；还有问题请致电物业服务中心。';
  await page.fill(`${reply} [name="text"]`, words);
  await send(page, reply);
  await says(page, '等另一人审');

  const other = await person('zhouhui');
  await other.goto(at);
  await send(other, 'form[action$="/approvals"]');
  await says(other, '审过');
  await page.goto(at);
  const publish = 'form[action$="/publication"]';
  // The desk's clock is its own: it appeared when it was approved.
  const now = await page.locator('.timeline time').first().getAttribute('datetime');
  await page.fill(`${publish} [name="at"]`, now);
  await page.fill(`${publish} [name="url"]`, 'https://map.example/r/W-2026-1');
  await send(page, publish);
  await says(page, '已登记发出');
  await fits(page);
  await axe(page);
  await page.goto('/public-reviews?platform=map&state=published');
  await says(page, '垃圾三天没人收');
});
