// What every walk needs: the program running, a browser, a person signed in, and proof that nothing went wrong
// meanwhile. A walk fails when the page reports an error, breaks the content policy or gets a refusal nobody expected,
// even if all its own assertions hold.
//
// A walk file (`e2e/walks/<name>.test.mjs`):
//
//   import { demo, walksOn } from '../harness.mjs';
//   const walk = walksOn(demo);
//   walk('a caller is heard and hears back', { as: 'wangfang' }, async ({ page, url, person, allow, log }) => { … });

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HERE = fileURLToPath(new URL('.', import.meta.url));
export const PROGRAM = process.env.WENGUO_BIN ?? join(HERE, '../target/debug/wenguo');
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The demo's present: fixed, so that every walk and every screenshot sees the same desk.
export const NOW = '2026-08-17T09:00:00+08:00';
export const PASSWORD = 'wenguo-demo';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

const START_MS_MAX = 180_000;
const STOP_MS_MAX = 10_000;
const WALK_MS_MAX = 180_000;

// Chromium as root in a container, silent towards the network.
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Arguments for a desk with a simulated year behind it. */
export const demo = () => ['demo', '--listen', '127.0.0.1:0', '--now', NOW, '--seed', '10', '--cases', '400'];

/** Arguments for a desk where nothing has happened yet; `folder` is empty and removed afterwards. */
export const empty = (folder) => ['serve', '--listen', '127.0.0.1:0', '--data', folder];

/**
 * Starts the program and waits until it listens. `argumentsFor(folder)` gives its arguments.
 * `stop()` throws when the program had ended by itself or had panicked.
 */
export async function startDesk(argumentsFor = demo) {
  const folder = mkdtempSync(join(tmpdir(), 'wenguo-walk-'));
  const words = argumentsFor(folder);
  // A developer's own settings must not reach the desk of a walk.
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith('WENGUO_'));
  const child = spawn(PROGRAM, words, { cwd: folder, env: { ...Object.fromEntries(settings), NO_COLOR: '1' } });
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const lines = [];
  const url = await new Promise((resolve, reject) => {
    const give_up = (why) => reject(new Error(`${PROGRAM} ${words.join(' ')}: ${why}\n${lines.slice(-40).join('\n')}`));
    const timer = setTimeout(() => give_up(`does not listen after ${START_MS_MAX} ms`), START_MS_MAX);
    const settle = (then) => (value) => { clearTimeout(timer); then(value); };
    child.on('error', settle((problem) => give_up(problem.message)));
    child.on('exit', settle((code, signal) => give_up(`ended before it listened (${code ?? signal})`)));
    eachLine([child.stdout, child.stderr], (line) => {
      lines.push(line);
      const found = /listening on (https?:\/\/\S+?)\/?$/.exec(line);
      if (found) settle(resolve)(found[1]);
    });
  }).catch((problem) => { kill(); rmSync(folder, { recursive: true, force: true }); throw problem; });
  const stop = async () => {
    const had_ended = child.exitCode !== null || child.signalCode !== null;
    if (!had_ended) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(kill, STOP_MS_MAX);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    }
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
    hold(!had_ended, `the program ended during the walks\n${lines.slice(-40).join('\n')}`);
    const panics = lines.filter((line) => line.includes('panicked at'));
    hold(panics.length === 0, `the program panicked\n${panics.join('\n')}`);
  };
  return { url, folder, log: lines, child, stop };
}

function hold(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

function eachLine(streams, take) {
  for (const stream of streams) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (piece) => {
      const lines = (rest + piece).split('\n');
      rest = lines.pop();
      for (const line of lines) take(line.replace(/\x1b\[[0-9;]*m/g, '').trimEnd());
    });
  }
}

/** A browser of its own, with an empty profile. */
export async function openBrowser() {
  return chromium.launch({ executablePath: BROWSER, args: FLAGS });
}

/**
 * A page as a person in China sees it, at desktop size, with all its problems written into `problems`.
 * `session` is what `page.context().storageState()` gave earlier.
 */
export async function openPage(browser, url, problems, session) {
  const context = await browser.newContext({
    baseURL: url, viewport: DESKTOP, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
    storageState: session,
  });
  context.on('page', (page) => watch(page, problems));
  return context.newPage();
}

function watch(page, problems) {
  const report = (what) => problems.push(`${what} [on ${page.url()}]`);
  page.on('pageerror', (problem) => report(`script error: ${problem.message}`));
  page.on('console', (message) => {
    // Answers of 400 and above are reported below, with method and address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      report(`console error: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) report(`HTTP ${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Leaving a page ends its live connection; that is no failure.
    if (why !== 'net::ERR_ABORTED') report(`no answer: ${request.method()} ${request.url()} ${why}`);
  });
}

/** Signs in through the form, as anybody does. */
export async function signIn(page, name, password = PASSWORD) {
  await page.goto('/sign-in');
  await page.fill('input[name="name"]', name);
  await page.fill('input[name="password"]', password);
  await page.press('input[name="password"]', 'Enter');
  await page.waitForURL((there) => there.pathname !== '/sign-in', { timeout: 15_000 }).catch(() => {
    throw new Error(`${name} cannot sign in; still on ${page.url()}`);
  });
}

/** The whole page at desktop and phone width, as e2e/screenshots/<name>-desktop.png and -phone.png. */
export async function screenshot(page, name) {
  const folder = join(HERE, 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const [size, viewport] of [['desktop', DESKTOP], ['phone', PHONE]]) {
    await at(page, viewport, () =>
      page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true, animations: 'disabled' }));
  }
}

/** Does something with the page at another size, then puts the size back. */
export async function at(page, viewport, work) {
  const before = page.viewportSize();
  await page.setViewportSize(viewport);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  try {
    return await work();
  } finally {
    await page.setViewportSize(before);
  }
}

/** Fails on every breach of WCAG 2.1 level A or AA that axe can see, in the page as it stands. */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  // Through the debugger, because the content policy rightly refuses foreign scripts.
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: AXE });
  hold(!exceptionDetails, `axe does not load: ${exceptionDetails?.text}`);
  await session.detach();
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
    const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.slice(0, 5).map(({ target, failureSummary }) =>
        `    ${target.join(' ')}: ${failureSummary.split('\n').slice(1).join(' ').trim()}`).join('\n')}`);
  });
  hold(violations.length === 0, `axe on ${page.url()}\n${violations.join('\n')}`);
}

/** Fails when a page can be pushed sideways: on a phone that means something is too wide. */
export async function fits(page) {
  const { wide, room, culprits } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const culprits = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1 || element.scrollWidth > room + 1)
      .slice(-3)
      .map((element) => [element.tagName.toLowerCase(), ...element.classList].join('.'));
    return { wide: document.documentElement.scrollWidth, room, culprits };
  });
  hold(wide <= room + 1, `${page.url()} is ${wide} wide where ${room} fit: ${culprits.join(', ')}`);
}

/**
 * Walks on one desk, started before the first and stopped after the last walk of the file.
 *
 * `walk(title, { as, timeout }, body)`; the body gets
 *   page          a page, signed in when `as` names somebody
 *   url           where the desk listens
 *   person(name)  a page of another person, or of nobody, with cookies of its own. Each person signs in once a file,
 *                 because sign-ins are limited; a walk that signs out begins with `person()` and `signIn`
 *   allow(regexp) problems that belong to this walk, such as /HTTP 422 POST/
 *   log           the lines the program has written so far
 */
export function walksOn(argumentsFor = demo) {
  let desk;
  let browser;
  const sessions = new Map();
  before(async () => { [desk, browser] = [await startDesk(argumentsFor), await openBrowser()]; }, { timeout: START_MS_MAX });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });
  return (title, options, body) => test(title, { timeout: options.timeout ?? WALK_MS_MAX }, async () => {
    const { url, log } = desk;
    const [problems, allowed, pages] = [[], [], []];
    const person = async (name) => {
      const page = await openPage(browser, url, problems, sessions.get(name));
      pages.push(page);
      if (name && sessions.has(name)) await page.goto('/');
      if (name && !sessions.has(name)) {
        await signIn(page, name);
        sessions.set(name, await page.context().storageState());
      }
      return page;
    };
    const unexpected = () => problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
    try {
      await body({ page: await person(options.as), url, person, allow: (pattern) => allowed.push(pattern), log });
      hold(unexpected().length === 0, 'the pages reported problems');
    } catch (problem) {
      await keepEvidence(pages, title);
      // Whatever went wrong, what the pages said is the first thing to read.
      throw unexpected().length ? new Error([problem.message, ...unexpected()].join('\n'), { cause: problem }) : problem;
    } finally {
      await Promise.all(pages.map((page) => page.context().close()));
    }
  });
}

async function keepEvidence(pages, title) {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  for (const [n, page] of pages.entries()) {
    await screenshot(page, `failed-${name}-${n}`).catch(() => undefined);
  }
}
