// A case with two points and three departments: one answers, one gives back until somebody above decides, one is not
// needed any more; a partner outside answers by its link. Only what the owner takes over counts; then the customer
// is answered.

import assert from 'node:assert/strict';
import { choose, judge, says, send, takeIn, tick, unfold } from '../case_page.mjs';
import { axe, demo, screenshot, walksOn } from '../harness.mjs';

const walk = walksOn(demo);

// A form of one task.
const ofTask = async (page, action, n) => {
  const form = `#task-${n} form[action$="/${action}"]`;
  await page.locator(form).first().evaluate((it) => {
    for (let up = it; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
  });
  return form;
};

const give = async (page, what, unit, points = []) => {
  const form = `${await unfold(page, 'tasks')}:has([name="to_unit"])`;
  await page.locator(`${form} textarea[name="what"]`).fill(what);
  for (const point of points) await page.locator(`${form} input[name="points"][value="${point}"]`).check();
  await choose(page, form, 'to_unit', unit);
  await send(page, form);
};

walk('three departments, an arbitration, a partner, one answer', { as: 'wangfang', timeout: 170_000 }, async ({ page, person, allow }) => {
  const no = await takeIn(page, {
    'complainant.phone': '139 0000 2999',
    'complainant.name': '欧阳克勤',
    'narrative': '3 栋 2 单元的电梯这周第三次停运；夜里还有人在楼道里施工，问了保安也没人管。',
    'wish': '修好电梯，夜里不要再施工。',
    'fields.lift': '3-2客梯',
  }, 'facility.lift');
  await judge(page, 'facility.lift', '一周三次停运，夜间施工扰民。');
  let form = await unfold(page, 'points');
  await page.locator(`${form} textarea[name="what"]`).fill('夜里有人在楼道施工');
  await send(page, form);

  // Three departments and a partner are asked; the case stays hers.
  await give(page, '查清三次停梯的原因', 'qihe-repair', [1]);
  await give(page, '查清夜间施工是谁批准的', 'qihe-security', [2]);
  await give(page, '核对物业费减免标准', 'qihe-fees');
  form = `form[action$="/tasks"]:has([name="partner.name"])`;
  await page.locator(form).evaluate((it) => { it.closest('details').open = true; });
  await page.locator(`${form} [name="partner.name"]`).fill('迅达维保');
  await page.locator(`${form} [name="partner.email"]`).fill('service@example.cn');
  await page.locator(`${form} textarea[name="what"]`).fill('请提供本月维保记录');
  await send(page, form);
  await says(page, '子任务 4');
  await screenshot(page, 'tasks-given');
  await axe(page);

  // The repair unit sees what it was asked, and answers its point.
  const worker = await person('zhaolei');
  await worker.goto('/work');
  await worker.goto(`/cases/${no}/tasks/1`);
  await screenshot(worker, 'task-page');
  await axe(worker);
  form = await ofTask(worker, 'task-answers', 1);
  await worker.locator(`${form} [name="points.1.text"]`).fill('门机皮带已更换，试运行正常。');
  await choose(worker, form, 'points.1.finding', 'upheld');
  await worker.locator(`${form} [name="points.1.reasons"]`).fill('维保记录：前两次只复位未换件。');
  await send(worker, form);

  // The others give theirs back, until somebody above decides.
  const guard = await person('heyong');
  for (const note of ['施工归工程部管', '仍然不归我们管']) {
    await guard.goto(`/cases/${no}/tasks/2`);
    form = await ofTask(guard, 'task-returns', 2);
    await choose(guard, form, 'reason', 'not_ours');
    await guard.locator(`${form} textarea[name="note"]`).fill(note);
    await send(guard, form);
    await page.goto(`/cases/${no}`);
    if (note === '施工归工程部管') {
      form = await ofTask(page, 'task-reassignments', 2);
      await choose(page, form, 'to_unit', 'qihe-security');
      await page.locator(`${form} textarea[name="note"]`).fill('夜间巡查是保安的职责');
      await send(page, form);
    }
  }
  await says(page, '退单次数已到上限');
  await screenshot(page, 'task-disputed');
  const arbiter = await person('zhouhui');
  await arbiter.goto(`/cases/${no}`);
  form = await ofTask(arbiter, 'arbitrations', 2);
  await choose(arbiter, form, 'to_unit', 'qihe-security');
  await arbiter.locator(`${form} textarea[name="reason"]`).fill('巡查制度写明夜间施工由保安制止。');
  await send(arbiter, form);
  await guard.goto(`/cases/${no}/tasks/2`);
  assert.equal(await guard.locator('form[action$="/task-returns"]').count(), 0, 'it is not given back again');
  form = await ofTask(guard, 'task-answers', 2);
  await guard.locator(`${form} [name="points.2.text"]`).fill('夜间施工已停，进场须登记。');
  await send(guard, form);

  // The partner opens its link without an account, on a phone.
  await page.goto(`/cases/${no}`);
  const link = await page.locator('#task-4 a[href^="/p/"]').getAttribute('href');
  const outside = await person();
  await outside.goto(link);
  assert.ok(!(await outside.locator('main').innerText()).includes('欧阳克勤'), 'nobody is named to the partner');
  await axe(outside);
  await screenshot(outside, 'partner');
  await outside.locator('#answer textarea[name="text"]').fill('本月维保三次，记录见附件。');
  await send(outside, '#answer');
  await says(outside, '本月维保三次');

  // What is not needed any more is withdrawn; over an open task nobody is answered.
  await page.goto(`/cases/${no}`);
  form = await ofTask(page, 'task-withdrawals', 3);
  await page.locator(`${form} [name="reason"]`).fill('客户不要求减免');
  await send(page, form);
  allow(/HTTP 409 POST .*\/responses/);
  form = await unfold(page, 'responses');
  await page.locator(`${form} textarea[name="text"]`).fill('两件事都查清了。');
  await send(page, form);
  await says(page, '还有子任务没有办完');
  for (const n of [1, 2, 4]) {
    await page.goto(`/cases/${no}`);
    await send(page, await ofTask(page, 'task-confirmations', n));
  }
  await page.goto(`/cases/${no}`);
  await says(page, '时间花在哪里');
  form = await unfold(page, 'responses');
  await page.locator(`${form} textarea[name="text"]`).fill('电梯门机皮带已更换；夜间施工已停，进场须登记。');
  await send(page, form);
  await says(page, '已答复');
  await screenshot(page, 'departments-answered');

  // The customer reads that others were asked, and no names.
  const track = await page.locator('#tracking a').getAttribute('href');
  await page.goto(track);
  await says(page, '我们请其他部门一起查办');
  assert.ok(!(await page.locator('main').innerText()).includes('迅达维保'));
  await screenshot(page, 'departments-customer');
});
