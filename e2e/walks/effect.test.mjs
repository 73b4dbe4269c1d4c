// Half a year after two actions: the numbers prove the effect of one; the other changed nothing, is said to have failed,
// and is planned anew.

import assert from 'node:assert/strict';
import { says, send } from '../case_page.mjs';
import { NOW, axe, fits, screenshot, walksOn } from '../harness.mjs';

// Enough complaints that numbers can prove anything.
const walk = walksOn(() => ['demo', '--listen', '127.0.0.1:0', '--now', NOW, '--seed', '10', '--cases', '800']);

walk('one action is proved, one changed nothing', { as: 'zhouhui', timeout: 170_000 }, async ({ page }) => {
  // What was proved says so, with the months before and after.
  await page.goto('/actions');
  await says(page, '易损件按年限更换，不等坏了再修');
  await page.getByRole('link', { name: '易损件按年限更换，不等坏了再修' }).click();
  await page.waitForURL('**/actions/1');
  await says(page, '有效：投诉率低于控制下限');
  assert.ok(await page.locator('.u-chart svg circle').count() > 15, 'every month is drawn');
  await axe(page);
  await fits(page);
  await screenshot(page, 'action-proved');

  // The other waits to be looked at: it stands among her duties.
  await page.goto('/work');
  await says(page, '一线服务用语培训');
  await page.goto('/actions/2');
  await send(page, 'form[action$="/effect"]');
  await says(page, '看不出效果');
  await axe(page);
  await screenshot(page, 'action-failed');

  // What failed is planned anew, with another cause.
  await page.goto('/work');
  await says(page, '一线服务用语培训');
  await page.goto('/actions/2');
  assert.equal(await page.locator('form[action$="/effect"]').count(), 0, 'the same months are not asked twice');
  const form = 'form[action$="/plan"]';
  await page.locator(form).first().evaluate((it) => { for (let up = it; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true; });
  await page.locator(`${form} textarea[name="what"]`).fill('岗位排班一人改两人，高峰不再一人顶岗；班长每周跟岗半天。');
  await page.locator(`${form} [name="due_at"]`).fill('2026-10-31T18:00');
  await send(page, form);
  await says(page, '岗位排班一人改两人');
  await screenshot(page, 'action-anew');
});
