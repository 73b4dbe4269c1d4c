// One complaint, all the way: heard on the phone, judged, handed over, found out, put right with money that somebody
// else approves, answered, refused once, answered again, called back by a person who had no part in it, and closed.

import assert from 'node:assert/strict';
import { choose, says, send, tick, unfold } from '../case_page.mjs';
import { axe, demo, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

walk('from the call to the lesson', { as: 'wangfang', timeout: 170_000 }, async ({ page, person, allow }) => {
  // The agent takes the call.
  await page.goto('/cases/new?pack=property');
  await page.fill('[name="complainant.phone"]', '139 0000 1999');
  await page.fill('[name="complainant.name"]', '欧阳娜娜');
  await page.fill('[name="narrative"]', '3 栋 2 单元的电梯这周第三次停运，我妈八十岁，今天爬了十二楼。打了两次电话都说在等配件，没有人告诉我们几时能修好。');
  await page.fill('[name="wish"]', '三天内修好，说清原因，退一个月的电梯费。');
  await choose(page, '#intake-form', 'category', 'facility.lift');
  await page.fill('[name="fields.lift"]', '3-2客梯');
  await send(page, '#intake-form');
  const no = /\/cases\/(\d{8}-\d{4,}-\d)/.exec(page.url())?.[1];
  assert.ok(no, `no case number in ${page.url()}`);
  await says(page, no);
  await screenshot(page, 'case-new');

  // Closing now is refused, and says why.
  let form = await unfold(page, 'closure');
  await tick(page, form, 'outcome', 'resolved');
  allow(/HTTP 409 POST .*\/closure/);
  await page.locator(form).evaluate((it) => { it.noValidate = true; });
  await send(page, form);
  assert.match(page.url(), /closure/);
  await axe(page);

  // She judges it and hands it to the repair unit.
  await page.goto(`/cases/${no}`);
  form = await unfold(page, 'triage');
  await choose(page, form, 'nature', 'valid');
  await choose(page, form, 'kind', 'complaint');
  await choose(page, form, 'category', 'facility.lift');
  await choose(page, form, 'severity.impact', '2');
  await choose(page, form, 'severity.severity', '2');
  await page.locator(`${form} textarea[name="reason"]`).fill('一周三次停运，影响整个单元，有老人。');
  await send(page, form);
  form = await unfold(page, 'handovers');
  await choose(page, form, 'to_unit', 'qihe-repair');
  await send(page, form);

  // The repair unit accepts, speaks with her, finds out and proposes a remedy.
  const worker = await person('zhaolei');
  await worker.goto(`/cases/${no}`);
  await send(worker, 'form[action$="/acceptance"]');
  form = await unfold(worker, 'contacts');
  await worker.locator(`${form} textarea[name="text"]`).fill('电话联系投诉人，说明维保单位今天下午到场。');
  await send(worker, form);
  form = await unfold(worker, 'findings', '1');
  await tick(worker, form, 'finding', 'upheld');
  await worker.locator(`${form} textarea[name="reasons"]`).fill('维保记录：一周内同一故障三次，前两次只复位未换件。');
  await send(worker, form);
  form = await unfold(worker, 'answers', '1');
  await worker.locator(`${form} textarea[name="text"]`).fill('门机皮带已更换，试运行正常；三日内早晚各巡检一次。');
  await send(worker, form);
  form = await unfold(worker, 'remedies');
  await choose(worker, form, 'kind', 'refund');
  await worker.locator(`${form} [name="amount"]`).fill('300');
  await worker.locator(`${form} textarea[name="what"]`).fill('退一个月电梯费');
  await send(worker, form);

  // Somebody else approves; the one who proposed it cannot.
  assert.equal(await worker.locator('form[action$="/approvals"]').count(), 0);
  const lead = await person('chendali');
  await lead.goto(`/cases/${no}`);
  await send(lead, 'form[action$="/approvals"]');

  await worker.goto(`/cases/${no}`);
  await send(worker, 'form[action$="/offers"]');
  form = await unfold(worker, 'replies', '1');
  await tick(worker, form, 'reply', 'accepts');
  await send(worker, form);
  form = await unfold(worker, 'responses');
  await send(worker, form);

  // She is not content; it is answered again.
  form = await unfold(worker, 'word');
  await tick(worker, form, 'word', 'refuses');
  await worker.locator(`${form} textarea[name="text"]`).fill('修是修好了，原因没说清楚。');
  await send(worker, form);
  form = await unfold(worker, 'responses');
  await worker.locator(`${form} textarea[name="text"]`).fill('欧阳女士：停梯是门机皮带老化、前两次没有换件造成的，是我们的疏忽，对不起。皮带已换，一个月电梯费今天退到您的账上。');
  await send(worker, form);
  form = await unfold(worker, 'word');
  await tick(worker, form, 'word', 'accepts');
  await send(worker, form);
  form = await unfold(worker, 'deliveries', '1');
  await worker.locator(`${form} [name="proof"]`).fill('退款单 20260817-11');
  await send(worker, form);
  await screenshot(worker, 'case-settled');

  // The quality department calls back; the handler is not offered to.
  assert.equal(await worker.locator('form[action$="/callbacks"]').count(), 0);
  const quality = await person('zhouhui');
  await quality.goto(`/cases/${no}`);
  form = await unfold(quality, 'callbacks');
  await tick(quality, form, 'result', 'reached');
  await tick(quality, form, 'solved', 'yes');
  await tick(quality, form, 'satisfaction', '4');
  await send(quality, form);

  await worker.goto(`/cases/${no}`);
  form = await unfold(worker, 'closure');
  await tick(worker, form, 'outcome', 'resolved');
  await worker.locator(`${form} [name="summary"]`).fill('电梯修复，退一个月电梯费，客户满意。');
  await worker.locator(`${form} [name="lesson.cause"]`).fill('重复故障只复位不换件。');
  await worker.locator(`${form} [name="lesson.prevention"]`).fill('七日内再次停梯须查明原因并换件，品质部复核。');
  await send(worker, form);
  await says(worker, '已结案');
  await axe(worker);
  await screenshot(worker, 'case-closed');
});
