// After the answer: a customer is called when it suits, is not content, somebody else handles it again, and after the
// closing the link in the letter asks once how it was.

import assert from 'node:assert/strict';
import { choose, says, send, tick, unfold } from '../case_page.mjs';
import { axe, demo, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

/** Accepts or does whatever stands in the form of a resource. */
async function answer(page, no, text) {
  await page.goto(`/cases/${no}`);
  let form = await unfold(page, 'answers', '1');
  await page.locator(`${form} textarea[name="text"]`).fill(text);
  await send(page, form);
  form = await unfold(page, 'responses');
  await choose(page, form, 'means', 'phone');
  await page.locator(`${form} textarea[name="text"]`).fill(text);
  await send(page, form);
}

walk('not content, handled by somebody else, asked once', { as: 'wangfang', timeout: 170_000 }, async ({ page, person, allow }) => {
  await page.goto('/cases/new?pack=property');
  await page.fill('[name="complainant.phone"]', '139 0000 2888');
  await page.fill('[name="complainant.name"]', '夏侯明月');
  await page.fill('[name="complainant.email"]', 'mingyue@example.cn');
  await page.fill('[name="narrative"]', '顶楼屋面漏雨，卧室墙往下淌水，床都湿了。');
  await choose(page, '#intake-form', 'category', 'facility.leak');
  await page.fill('[name="fields.room"]', '11-2-1801');
  await send(page, '#intake-form');
  const no = /\/cases\/(\d{8}-\d{4,}-\d)/.exec(page.url())?.[1];
  assert.ok(no, `no case number in ${page.url()}`);

  // The customer says when to call.
  let form = await unfold(page, 'call-times');
  await page.locator(`${form} [name="from_hour"]`).selectOption('0');
  await page.locator(`${form} [name="to_hour"]`).selectOption('24');
  await page.locator(`${form} [name="note"]`).fill('什么时候都行');
  await send(page, form);
  await says(page, '什么时候都行');

  form = await unfold(page, 'triage');
  await choose(page, form, 'nature', 'valid');
  await choose(page, form, 'kind', 'complaint');
  await choose(page, form, 'category', 'facility.leak');
  await page.locator(`${form} textarea[name="reason"]`).fill('漏雨');
  await send(page, form);
  form = await unfold(page, 'handovers');
  await choose(page, form, 'to_unit', 'qihe-repair');
  await send(page, form);

  const worker = await person('zhaolei');
  await worker.goto(`/cases/${no}`);
  await send(worker, 'form[action$="/acceptance"]');
  await answer(worker, no, '裂缝已打胶，做了防水涂层。');
  form = await unfold(worker, 'word');
  await tick(worker, form, 'word', 'accepts');
  await send(worker, form);
  // The handler is offered no callback.
  assert.equal(await worker.locator('form[action$="/callbacks"]').count(), 0);

  // The quality department finds it in the queue and calls.
  const caller = await person('zhouhui');
  await caller.goto('/callbacks');
  await says(caller, no);
  await axe(caller);
  await screenshot(caller, 'callbacks');
  await caller.goto(`/cases/${no}`);
  form = await unfold(caller, 'callbacks');
  await tick(caller, form, 'result', 'reached');
  await tick(caller, form, 'solved', 'no');
  await tick(caller, form, 'satisfaction', '1');
  await caller.locator(`${form} textarea[name="comment"]`).fill('昨晚下雨又淌水，比原来还大。');
  await send(caller, form);
  await says(caller, '第二次办理，换人');
  await axe(caller);
  await screenshot(caller, 'case-second-handling');

  // Whoever handled it before cannot take it again; the supervisor can.
  await worker.goto(`/cases/${no}`);
  if (await worker.locator('form[action$="/acceptance"]').count() > 0) {
    allow(/HTTP 409 POST .*\/acceptance/);
    await send(worker, 'form[action$="/acceptance"]');
    await says(worker, '第二次办理要换人');
  }
  const lead = await person('chendali');
  await lead.goto(`/cases/${no}`);
  await send(lead, 'form[action$="/acceptance"]');
  await answer(lead, no, '雨水斗接口重做，闭水二十四小时不渗。');
  form = await unfold(lead, 'word');
  await tick(lead, form, 'word', 'accepts');
  await send(lead, form);

  await caller.goto(`/cases/${no}`);
  form = await unfold(caller, 'callbacks');
  await tick(caller, form, 'result', 'reached');
  await tick(caller, form, 'solved', 'yes');
  await tick(caller, form, 'satisfaction', '5');
  await send(caller, form);
  form = await unfold(caller, 'closure');
  await tick(caller, form, 'outcome', 'resolved');
  await caller.locator(`${form} textarea[name="lesson.cause"]`).fill('第一次没有做闭水，修错了地方');
  await caller.locator(`${form} textarea[name="lesson.prevention"]`).fill('同一处第二次报修必须做闭水试验');
  await send(caller, form);
  await says(caller, '已解决：回访时客户说的');
  await screenshot(caller, 'case-truth');

  // Asked once, written down on the phone by who had no part in it; a second answer is refused.
  form = 'form[action$="/surveys"]';
  await caller.locator('#survey details').first().evaluate((it) => { it.open = true; });
  await tick(caller, form, 'solved', 'yes');
  await tick(caller, form, 'scores.overall', '4');
  await tick(caller, form, 'scores.empathy', '3');
  await tick(caller, form, 'expected.empathy', '5');
  await caller.locator(`${form} textarea[name="comment"]`).fill('第二次的人很细心。');
  await send(caller, form);
  await says(caller, '3 分（期望 5 分）');
  assert.equal(await caller.locator('form[action$="/surveys"]').count(), 0);
  await screenshot(caller, 'case-survey');
});
