// Somebody who leads a unit on the morning something is late: the board shows it, the case tells why it fell due when it
// did, what was promised and broken, who was warned when and who said they would see to it. Then they act: they take it
// up, want an answer by a time and get it, hand it to another, and grant more time where it is asked for in time.

import assert from 'node:assert/strict';
import { choose, says, send, step, unfold } from '../case_page.mjs';
import { NOW, DESKTOP, PHONE, at, axe, fits, screenshot, walksOn } from '../harness.mjs';

// Enough cases that one is late by a rule, and was told to who leads the repair unit.
const walk = walksOn(() => ['demo', '--listen', '127.0.0.1:0', '--now', NOW, '--seed', '12', '--cases', '800']);

/** The page at both widths: a picture, nothing wrong for axe, nothing too wide. */
async function seen(page, name) {
  await screenshot(page, `supervisor-${name}`);
  for (const size of [DESKTOP, PHONE]) {
    await at(page, size, async () => {
      await axe(page);
      await fits(page);
    });
  }
}

/** What one card of the case page says, everything in it unfolded. */
async function card(page, id) {
  await page.locator(`#${id}`).evaluate((it) => it.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  return page.locator(`#${id}`).innerText();
}

walk('why it is late, who knew, what was promised, and what is done about it', { as: 'chendali', timeout: 170_000 }, async ({ page, person }) => {
  // The board: what is overdue stands first, and leads to the case.
  await page.goto('/work');
  await page.click('a[href="/board"]');
  await seen(page, 'board');
  const late = await page.locator('.board-column.tone-red li > a').evaluateAll((all) => all.map((it) => it.href));
  assert.ok(late.length, 'nothing is overdue on this board');
  // One that is late for so long that they themselves were told, by a rule and not by somebody's word.
  for (const href of late) {
    await page.goto(href);
    const knew = await card(page, 'warnings');
    if (knew.includes('已通知 陈大砺') && knew.includes('答复逾期一天') && (await card(page, 'time')).includes('来源可信度')) break;
  }
  const no = /\/cases\/(\d{8}-\d{4,}-\d)/.exec(page.url())[1];

  // Why it is late: the count from its start to its due time, day by day, with the rule it rests on.
  const why = await card(page, 'time');
  for (const words of ['为什么是这个时间', '时限', '依据', '来源可信度', '计']) {
    assert.ok(why.includes(words), `${words} does not stand in: ${why}`);
  }
  assert.match(why, /\d{4}-\d{2}-\d{2} 星期/, 'no day of the count');

  // What was promised, and what of it was broken.
  const promised = await card(page, 'promises');
  assert.match(promised, /已超/, promised);
  assert.match(promised, /逾期|按时/, promised);

  // Who knew: every rung with its time and names, and who was to take it up by when.
  const knew = await card(page, 'warnings');
  assert.match(knew, /答复逾期一天/, knew);
  assert.match(knew, /已通知 陈大砺/, knew);
  assert.match(knew, /请在 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 前接手/, knew);
  await seen(page, 'late');

  // They take it up, and want to know.
  await step(page, 'escalation-acceptances');
  await says(page, '陈大砺已接手');
  await step(page, 'supervision-orders', { text: '为什么还没有回访？今天谁去办？', due_at: '2026-08-17T17:30' });
  await says(page, '为什么还没有回访？今天谁去办？');

  // Who holds it finds the order among their duties, and answers.
  const people = { 赵垒: 'zhaolei', 孙建谷: 'sunjianguo' };
  const glance = await page.locator('.glance').innerText();
  const [holds, next] = glance.includes('赵垒') ? ['赵垒', '孙建谷'] : ['孙建谷', '赵垒'];
  const holder = await person(people[holds]);
  await holder.goto('/work');
  await says(holder, '答复督办');
  await holder.goto(`/cases/${no}`);
  await step(holder, 'order-answers', { text: '前天电话没有人接，今天下午两点前再打，打不通就上门。' });
  await page.goto(`/cases/${no}`);
  await says(page, '今天下午两点前再打');

  // And it goes to somebody who has the time; that person has to say yes.
  await step(page, 'handovers', { to_unit: '工程维修部', to_person: next, note: `${holds}今天在外抢修，请你接手回访前的准备。` });
  const other = await person(people[next]);
  await other.goto(`/cases/${no}`);
  await step(other, 'acceptance');
  await page.goto(`/cases/${no}`);
  assert.match(await page.locator('.glance').innerText(), new RegExp(next));
  await seen(page, 'acted');
});

walk('more time is asked for in time and granted by somebody above', { as: 'zhaolei' }, async ({ page, person }) => {
  await page.goto('/cases/new?pack=property');
  await page.fill('[name="complainant.phone"]', '139 0000 2777');
  await page.fill('[name="complainant.name"]', '司马云');
  await page.fill('[name="narrative"]', '地下车库 B2 层的排水泵坏了，下雨就积水，电动车过不去，已经第二次了。');
  await choose(page, '#intake-form', 'category', 'facility.water');
  await send(page, '#intake-form');
  const no = /\/cases\/(\d{8}-\d{4,}-\d)/.exec(page.url())[1];
  const due = async (it) => /答复[^]*?(\d{4}-\d{2}-\d{2} \d{2}:\d{2})/.exec(await card(it, 'time'))[1];
  const before = await due(page);

  await unfold(page, 'extensions');
  const promise = page.locator('form[action$="/extensions"] select[name="promise"] option:not([value=""])').first();
  await step(page, 'extensions', { promise: await promise.getAttribute('value'), reason: '水泵要从厂家调，后天才到。' });
  assert.equal(await page.locator('form[action$="/grants"]').count(), 0, 'nobody grants their own wish');

  const lead = await person('chendali');
  await lead.goto(`/cases/${no}`);
  await says(lead, '水泵要从厂家调，后天才到。');
  await step(lead, 'grants');
  assert.ok((await due(lead)) > before, `it is due as before: ${before}`);
  await says(lead, '延长');
});
