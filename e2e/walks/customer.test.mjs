// A customer without an account, on an old phone and at a desk: complains with a photo, makes mistakes, loses nothing,
// follows the complaint by its private link, and has the last word.

import assert from 'node:assert/strict';
import { DESKTOP, PHONE, at, axe, demo, fits, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

/** A picture of one pixel: the server draws it anew, so it must be a real one. */
const PHOTO = {
  name: '电梯现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
};

/** The page as people of both kinds see it: a picture, nothing wrong for axe, nothing too wide. */
async function seen(page, name) {
  await screenshot(page, `customer-${name}`);
  for (const size of [DESKTOP, PHONE]) {
    await at(page, size, async () => {
      await axe(page);
      await fits(page);
    });
  }
}

/** Somebody of ours does one step, as the buttons of the case page do. */
async function step(page, url, no, resource, form) {
  const answer = await page.request.post(`${url}/cases/${no}/${resource}`, { form, headers: { origin: url }, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${resource}: ${answer.status()} ${await answer.text()}`);
}

walk('a complaint from the first word to the last', {}, async ({ page, url, person, allow }) => {
  allow(/HTTP 422 POST/);
  await page.goto('/complain');
  await seen(page, 'choose');
  await page.click('a.way[href*="property"]');
  await seen(page, 'form');

  // Sent off with half of it missing: everything is still there, and the photo too.
  await page.setInputFiles('input[name="photos"]', PHOTO);
  await page.fill('textarea[name="wish"]', '三天内修好，并告诉我们原因');
  await page.fill('textarea[name="narrative"]', '   ');
  await page.fill('input[name="complainant.phone"]', '1380000');
  await page.locator('#complain').evaluate((form) => { form.noValidate = true; });
  await page.fill('input[name="complainant.email"]', 'wang@');
  await page.click('#complain button[type="submit"]');
  await page.waitForSelector('.problems');
  await seen(page, 'form-wrong');
  assert.equal(await page.inputValue('textarea[name="wish"]'), '三天内修好，并告诉我们原因');
  assert.match(await page.textContent('label:has(input[name="kept"])'), /电梯现场\.png/);

  await page.fill('textarea[name="narrative"]', '3 号楼 2 单元的电梯这周第三次停运，我妈八十岁，今天爬了十二楼。打了两次电话都说在等配件，没有人告诉我们什么时候能修好。');
  await page.fill('input[name="happened_on"]', '2026-08-16');
  await page.fill('input[name="complainant.phone"]', '139 0000 1234');
  await page.fill('input[name="complainant.email"]', '');
  await page.fill('input[name="complainant.name"]', '欧阳娜娜');
  await page.evaluate(() => { document.querySelectorAll('details.fold').forEach((fold) => (fold.open = true)); });
  await page.locator('select[name="category"]').evaluate((list) => {
    list.value = 'facility.lift_wait';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.click('#complain button[type="submit"]');
  await page.waitForURL(/\/received/);
  await seen(page, 'received');
  const no = (await page.textContent('.big-no [aria-hidden]')).trim();
  assert.match(no, /^\d{8}-\d{4}-\d$/);

  await page.click('a.btn-primary[href^="/t/"]');
  const link = new URL(page.url()).pathname;
  await seen(page, 'case-received');
  await page.fill('#information textarea', '补充一句：老人有心脏病');
  await page.setInputFiles('#information input[type="file"]', PHOTO);
  await page.click('#information button[type="submit"]');
  await page.waitForURL(/done=information/);
  await page.click('summary:has-text("催一下")');
  await page.click('#urges button[type="submit"]');
  await page.waitForURL(/done=urges/);
  assert.match(await page.textContent('main'), /已经催过 1 次/);
  await seen(page, 'case-urged');

  const ours = await person('zhaolei');
  await step(ours, url, no, 'acceptance', {});
  await step(ours, url, no, 'contacts', { means: 'note', direction: 'out', text: '内部：维保合同上月到期' });
  await step(ours, url, no, 'contacts', { means: 'phone', direction: 'out', text: '电话说明配件今晚到' });
  await step(ours, url, no, 'triage', {
    kind: 'complaint', nature: 'valid', category: 'facility.lift_wait', reason: '反复停运',
    'severity.severity': '1', 'severity.safety': '1', 'severity.complexity': '0', 'severity.impact': '1', 'severity.immediacy': '1',
  });
  await step(ours, url, no, 'remedies', { kind: 'goodwill', what: '减免本月电梯费 50 元', amount: '50' });
  await step(ours, url, no, 'offers', { remedy: '1' });
  await page.goto(link);
  await seen(page, 'case-offer');
  await page.check('input[name="reply"][value="accepts"]');
  await page.click('#replies-1 button[type="submit"]');
  await page.waitForURL(/done=replies/);

  await step(ours, url, no, 'findings', { point: '1', finding: 'upheld', reasons: '维保不到位' });
  await step(ours, url, no, 'answers', { point: '1', text: '门机已更换' });
  await step(ours, url, no, 'responses', { text: '门机今晚换好了，试运行两小时正常。给您和老人添了麻烦，对不起。', means: 'message' });
  await page.goto(link);
  await seen(page, 'case-answered');
  const text = await page.textContent('main');
  for (const secret of ['维保合同', '维保不到位', '反复停运']) assert(!text.includes(secret), `${secret} is ours`);
  await page.check('input[name="word"][value="accepts"]');
  await page.click('#word button[type="submit"]');
  await page.waitForURL(/done=word/);
  await page.check('#rating input[value="2"]');
  await page.click('#rating button[type="submit"]');
  await page.waitForSelector('#rating .problems');
  await page.fill('#rating textarea', '修好了，但是等得太久');
  await page.click('#rating button[type="submit"]');
  await page.waitForURL(/done=rating/);
  await seen(page, 'case-rated');
});

walk('links that do not open, the way by number and code, and the policy', {}, async ({ page, allow }) => {
  allow(/HTTP (404|422)/);
  await page.goto('/t/20260817-0001-1.aaaaaaaaaaaaaaaa');
  await seen(page, 'wrong-link');
  await page.goto('/track');
  await seen(page, 'track');
  await page.fill('input[name="no"]', '20260817 0001 1');
  await page.fill('input[name="code"]', 'aaaa bbbb cccc dddd');
  await page.click('form[action="/track"] button');
  await page.waitForSelector('.problems');
  await seen(page, 'track-wrong');
  await page.goto('/complaints-policy');
  await seen(page, 'policy');
});
