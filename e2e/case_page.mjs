// How a person works on the case page: unfolds what is folded, chooses, ticks, writes, sends.

import assert from 'node:assert/strict';

// A step that takes longer is stuck: something is hidden, missing or refused.
const STEP_MS_MAX = 10_000;

/** Chooses in a list, whether or not a script has dressed it up. */
export const choose = (page, form, name, value) =>
  page.locator(`${form} select[name="${name}"]`).evaluate((select, chosen) => {
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    if (select.value !== chosen) throw new Error(`${select.name} has no choice ${chosen}`);
  }, value);

/** Ticks one of several, by its value. */
export const tick = (page, form, name, value) => page.locator(`${form} input[name="${name}"][value="${value}"]`).check();

/** Unfolds what holds a form, then hands back the form's selector. */
export const unfold = async (page, action, n = '') => {
  const form = `form[action$="/${action}"]${n && `:has(input[value="${n}"])`}`;
  await page.locator(form).first().evaluate((it) => {
    for (let up = it; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
  });
  return form;
};

/** Sends a form and waits for the page that follows. */
export const send = async (page, form) => {
  await Promise.all([page.waitForEvent('load'), page.locator(`${form} button[type="submit"]`).first().click()]);
};

/** Whether words stand on the page. */
export const says = async (page, words) =>
  assert.ok((await page.locator('main').innerText()).includes(words), `${words} is not on ${page.url()}`);

/**
 * Does one step on the case page as a person does it: every fold is opened by a click on its line, every field is found
 * by eye (what cannot be seen cannot be filled), and the page that follows must not be a refusal.
 * `fields` are names and what goes in; a list chosen from is filled by the words people read.
 */
export async function step(page, action, fields = {}, { n = '', point = '' } = {}) {
  page.setDefaultTimeout(STEP_MS_MAX);
  const holds = (name, value) => (value ? `:has(input[type="hidden"][name="${name}"][value="${value}"])` : '');
  const form = page.locator(`form[action$="/${action}"]${holds('remedy', n)}${holds('point', point)}`).first();
  assert.ok(await form.count(), `nobody offers ${action} on ${page.url()}`);
  // The outermost fold first; the line of an inner one is not there to be clicked before.
  const folds = await form.locator('xpath=ancestor::details[not(@open)]').all();
  for (const fold of folds) await fold.locator('> summary').click();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) await fill(form, name, value);
  await Promise.all([page.waitForEvent('load'), form.locator('button[type="submit"]').first().click()]);
  const refused = page.locator('main .problems, main .flash.tone-red');
  assert.equal(await refused.count(), 0, `${action} was refused: ${(await refused.allInnerTexts()).join(' / ')}`);
}

async function fill(form, name, value) {
  const field = form.locator(`[name="${name}"]`);
  assert.ok(await field.count(), `no field ${name}`);
  const [tag, type, dressed] = await field.first().evaluate((it) => [it.tagName, it.type, it.hidden]);
  if (type === 'radio' || type === 'checkbox') {
    for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check();
  } else if (dressed) {
    // A long list is typed into: part of the words, then Enter takes the first that fits.
    const box = form.locator(`.pick:has(select[name="${name}"]) .pick-box`);
    await box.click();
    await box.fill(value);
    await box.press('Enter');
    assert.notEqual(await field.inputValue(), '', `${name}: nothing fits ${value}`);
  } else if (tag === 'SELECT') {
    await field.selectOption(value);
  } else {
    await field.fill(value);
  }
}

/** Takes a complaint of a property company's customer in by telephone; hands back its number, on its page. */
export const takeIn = async (page, fields, category) => {
  await page.goto('/cases/new?pack=property');
  await choose(page, '#intake-form', 'category', category);
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  await send(page, '#intake-form');
  const no = /\/cases\/(\d{8}-\d{4,}-\d)/.exec(page.url())?.[1];
  assert.ok(no, `no case number in ${page.url()}`);
  await page.goto(`/cases/${no}`);
  return no;
};

/** Judges it a valid complaint of a category, for a reason. */
export const judge = async (page, category, reason) => {
  const form = await unfold(page, 'triage');
  await choose(page, form, 'nature', 'valid');
  await choose(page, form, 'kind', 'complaint');
  await choose(page, form, 'category', category);
  await page.locator(`${form} textarea[name="reason"]`).fill(reason);
  await send(page, form);
};
