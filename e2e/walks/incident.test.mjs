// An outage: cases are found and linked, an announcement is drafted by one, approved by another, released by the one who
// speaks, and every customer is told once. Then an action whose effect is proved, and one that changed nothing.

import assert from 'node:assert/strict';
import { choose, says, send, tick, unfold } from '../case_page.mjs';
import { axe, demo, fits, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

walk('a building without water is told with one voice', { as: 'zhouhui', timeout: 170_000 }, async ({ page, person, allow }) => {
  await page.goto('/incidents');
  await page.fill('[name="title"]', '桂园三栋全楼停水');
  await tick(page, 'form[action="/incidents"]', 'kind', 'outage');
  await page.fill('[name="known"]', '地下室主管破裂，抢修队已到场。');
  await send(page, 'form[action="/incidents"]');
  const place = new URL(page.url()).pathname;
  assert.match(place, /^\/incidents\/\d+$/);

  // The cases of a year of water and lifts: looked for, looked at, linked.
  await page.goto(`${place}/found?from=2025-08-01`);
  await says(page, '请核对后关联');
  await axe(page);
  await screenshot(page, 'incident-found');
  await send(page, `form[action="${place}/cases"]`);
  await says(page, '涉及的工单');

  // Who is in the room, and who speaks.
  let form = await unfold(page, 'team');
  await choose(page, form, 'members.0.person', 'wangfang');
  await page.locator(`${form} [name="members.0.part"]`).fill('起草');
  await choose(page, form, 'members.1.person', 'chendali');
  await choose(page, form, 'spokesperson', 'chendali');
  await send(page, form);

  // The drafter cannot approve; the one who speaks cannot release what nobody approved.
  const drafter = await person('wangfang');
  await drafter.goto(place);
  form = await unfold(drafter, 'announcements');
  await drafter.locator(`${form} textarea[name="text"]`).fill('主管正在抢修，预计今晚八点恢复供水；水车停在北门。');
  await send(drafter, form);
  assert.equal(await drafter.locator('form[action$="/announcement-approvals"]').count(), 0);
  const speaker = await person('chendali');
  await speaker.goto(place);
  assert.equal(await speaker.locator('form[action$="/releases"]').count(), 0);
  await page.goto(place);
  await send(page, 'form[action$="/announcement-approvals"]');
  await speaker.goto(place);
  form = await unfold(speaker, 'releases');
  await send(speaker, form);

  // Everybody is told; the page counts by itself.
  await page.goto(place);
  await page.waitForFunction(() => !document.querySelector('#telling [hx-trigger], #telling[hx-trigger]'), null, { timeout: 60_000 });
  const [told, of] = (await page.locator('#told-count').innerText()).match(/\d+/g).map(Number);
  assert.ok(of > 0 && told === of, `${told} of ${of} were told`);
  await axe(page);
  await fits(page);
  await screenshot(page, 'incident');

  // The customer's page says it; the case is as open as before.
  const open = page.locator('#cases tbody tr', { hasNotText: '未告知' }).first();
  await open.locator('a').first().click();
  await says(page, '水车停在北门');
  const tracking = await page.locator('#tracking a').first().getAttribute('href');
  const customer = await person();
  await customer.goto(tracking);
  await says(customer, '水车停在北门');

  await page.goto(place);
  form = await unfold(page, 'closure');
  await page.locator(`${form} textarea[name="cause"]`).fill('主管锈蚀。');
  await page.locator(`${form} textarea[name="lesson"]`).fill('每年检测主管壁厚。');
  await send(page, form);
  await says(page, '已结束');
  allow(/HTTP 404 GET .*favicon/);
});

walk('an effect is proved by numbers, and five months prove nothing', { as: 'zhouhui', timeout: 170_000 }, async ({ page, person, allow }) => {
  const months = (from, count, amount) => Array.from({ length: count }, (_, n) => {
    const month = new Date(Date.UTC(2025, from - 1 + n, 1)).toISOString().slice(0, 7);
    return `${month},${amount}`;
  }).join('\n');
  const put = async (id, table) => {
    await page.goto('/exposures');
    await page.fill('[name="id"]', id);
    await page.fill('[name="title"]', '电梯台数');
    await page.fill('[name="table"]', table);
    await send(page, 'form[action="/exposures"]');
  };
  allow(/HTTP 422 POST .*\/exposures/);
  await put('lifts', '2025-01,1200\n2025-01,1300');
  await says(page, '前面已经有了');
  await put('lifts', months(3, 5, 1200));
  await says(page, '2025-03');
  await axe(page);

  await page.goto('/actions');
  const form = 'form[action="/actions"]';
  await page.fill('[name="title"]', '更换电梯门机皮带');
  await tick(page, form, 'kind', 'preventive');
  await page.fill('[name="what"]', '全部门机皮带按使用年限更换');
  await page.fill('[name="cause.text"]', '皮带超期使用');
  await choose(page, form, 'owner', 'zhaolei');
  await page.fill('[name="due_at"]', '2026-09-30T18:00');
  await choose(page, form, 'measure.exposure', 'lifts');
  await choose(page, form, 'measure.pack', 'property');
  await send(page, form);
  const place = new URL(page.url()).pathname;
  await axe(page);
  const owner = await person('zhaolei');
  await owner.goto('/work');
  await says(owner, '完成整改措施');
  await owner.goto(place);
  await owner.locator('form[action$="/completion"] textarea').fill('已更换二十四台。');
  await send(owner, 'form[action$="/completion"]');
  await page.goto(place);
  await page.locator('form[action$="/verification"] textarea').fill('抽查三台，记录齐全。');
  await send(page, 'form[action$="/verification"]');
  allow(/HTTP 409 POST .*\/effect/);
  await send(page, 'form[action$="/effect"]');
  await says(page, '个月');
  await put('lifts', months(3, 18, 1200));
  await page.goto(place);
  await says(page, '还不能下结论');
  assert.equal(await page.locator('.u-chart svg circle').count() > 12, true);
  await axe(page);
  await fits(page);
  await screenshot(page, 'action');
});
