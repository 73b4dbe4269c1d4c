// A visit on a phone: arranged at the desk, found on the list, made where the network comes and goes, sent once, signed
// with a finger; the case shows it, and the customer reads it.

import assert from 'node:assert/strict';
import { choose, judge, says, send, takeIn, tick, unfold } from '../case_page.mjs';
import { PHONE, axe, demo, fits, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

walk('a visit on a phone with a network that comes and goes', { as: 'wangfang', timeout: 170_000 }, async ({ page, person, allow }) => {
  const no = await takeIn(page, {
    'complainant.phone': '139 0000 2777',
    'complainant.name': '闻人悦',
    'narrative': '卫生间顶上漏水，墙都湿了，楼上说不关他们的事。',
    'fields.room': '2-1501',
  }, 'facility.leak');
  await judge(page, 'facility.leak', '照片可见渗水。');

  // Arranged for today: the time is a promise.
  let form = await unfold(page, 'visits');
  await choose(page, form, 'person', 'zhaolei');
  await page.locator(`${form} [name="from_at"]`).fill('2026-08-17T14:00');
  await page.locator(`${form} [name="to_at"]`).fill('2026-08-17T16:00');
  await page.locator(`${form} [name="place"]`).fill('2栋1501');
  await page.locator(`${form} textarea[name="what"]`).fill('看卫生间漏水');
  await send(page, form);
  await says(page, '看卫生间漏水');
  await screenshot(page, 'visit-arranged');
  await axe(page);

  // Who goes finds it on a phone, and says they are there.
  const phone = await person('zhaolei');
  await phone.setViewportSize(PHONE);
  await phone.goto('/visits');
  await says(phone, '2栋1501');
  await fits(phone);
  await axe(phone);
  await phone.locator('a.visit-row', { hasText: '2栋1501' }).click();
  await phone.waitForURL(`**/cases/${no}/visits/1`);
  await axe(phone);
  await phone.getByRole('button', { name: '我到了' }).click();
  await phone.getByText('已到现场').first().waitFor();

  // In the cellar there is no network: what is filled in stays, and is sent once when it is back.
  allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError/);
  form = '#record-form';
  await tick(phone, form, 'result', 'done');
  await phone.locator(`${form} textarea[name="found"]`).fill('楼上地漏接口松，已换密封圈');
  await phone.locator(`${form} [name="fields.moisture_percent"]`).fill('38');
  await choose(phone, form, 'fields.source', 'above');
  await phone.locator(`${form} [name="photos"]`).setInputFiles({ name: 'drain.png', mimeType: 'image/png', buffer: await phone.screenshot() });
  await phone.locator(`${form} .file-list`).getByText('drain.png').waitFor();
  await fits(phone);
  await screenshot(phone, 'visit-form');

  // The telephone closes the page: the words and the photo are there when it is opened again.
  await phone.waitForTimeout(800);
  await phone.goto('/visits');
  await phone.goBack();
  await phone.locator(`${form} .file-list`).getByText('drain.png').waitFor();
  await phone.reload();
  await phone.locator(`${form} .file-list`).getByText('drain.png').waitFor();
  assert.equal(await phone.locator(`${form} textarea[name="found"]`).inputValue(), '楼上地漏接口松，已换密封圈');
  assert.ok(await phone.locator(`${form} [name="result"][value="done"]`).isChecked());
  await screenshot(phone, 'visit-again');
  await phone.context().setOffline(true);
  await phone.locator(`${form} button[type="submit"]`).click();
  await phone.locator(`${form} [data-away-note]`).getByText('网络断了').waitFor();
  assert.equal(await phone.locator(`${form} textarea[name="found"]`).inputValue(), '楼上地漏接口松，已换密封圈');
  await screenshot(phone, 'visit-away');
  let sent = 0;
  phone.on('request', (request) => { if (request.url().includes('/visit-records')) sent += 1; });
  await phone.context().setOffline(false);
  await phone.locator('#sign-form').waitFor();
  assert.equal(sent, 1, 'it is sent once');

  // The customer signs on the screen.
  form = '#sign-form';
  const pad = phone.locator(`${form} canvas`);
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  const point = (x, y) => [box.x + box.width * x, box.y + box.height * y];
  await phone.mouse.move(...point(0.1, 0.7));
  await phone.mouse.down();
  for (const [x, y] of [[0.2, 0.2], [0.3, 0.8], [0.45, 0.3], [0.6, 0.75], [0.8, 0.25]]) await phone.mouse.move(...point(x, y), { steps: 6 });
  await phone.mouse.up();
  assert.match(await phone.locator(`${form} [name="strokes"]`).inputValue(), /^\d+,\d+( \d+,\d+)+$/);
  await tick(phone, form, 'consent', 'agrees');
  await phone.locator(`${form} [name="name"]`).fill('闻人悦');
  // So does what was signed, and it is seen again.
  const ink = () => pad.evaluate((it) => it.getContext('2d').getImageData(0, 0, it.width, it.height).data.reduce((sum, one) => sum + (one ? 1 : 0), 0));
  const [drawn, strokes] = [await ink(), await phone.locator(`${form} [name="strokes"]`).inputValue()];
  assert.ok(drawn > 1_000);
  await phone.waitForTimeout(800);
  await phone.reload();
  assert.equal(await phone.locator(`${form} [name="strokes"]`).inputValue(), strokes);
  assert.ok(Math.abs(await ink() - drawn) < drawn / 10, 'the same signature');
  assert.equal(await phone.locator('#record-form').count(), 0, 'what was sent is not asked for again');
  await screenshot(phone, 'visit-sign');
  await axe(phone);
  await phone.locator(`${form} button[type="submit"]`).click();
  await phone.locator('img.signature-image').waitFor();
  assert.ok(await phone.locator('img.signature-image').evaluate((it) => it.decode().then(() => it.naturalWidth === 900)));
  await says(phone, '闻人悦 · 同意');
  await fits(phone);
  await screenshot(phone, 'visit-signed');

  // The case shows it, once.
  await page.goto(`/cases/${no}`);
  await says(page, '楼上地漏接口松，已换密封圈');
  await says(page, '38 %');
  await says(page, 'drain.png');
  await says(page, '已签字确认');
  await screenshot(page, 'visit-on-case');
  const track = await page.locator('#tracking a').getAttribute('href');
  await page.goto(track);
  await says(page, '我们上门处理好了');
  await screenshot(page, 'visit-customer');
});
