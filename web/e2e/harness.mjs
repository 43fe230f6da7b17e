// A very small test harness: named steps, one line each, a last line that a driver reads.
import { chromium } from 'playwright-core';

export const kUrl = process.env.HOSPITIUM_URL ?? 'http://127.0.0.1:8080';
const counts = { passed: 0, failed: 0, skipped: 0 };
const shown = new Set();

/** What every open page looked like when a step failed, beside the other logs. */
async function keepPictures() {
  if (!process.env.LOGS) return;
  let number = 0;
  for (const page of shown) {
    if (page.isClosed()) shown.delete(page);
    else await page.screenshot({ path: `${process.env.LOGS}/browser-failed-${counts.failed}-${number++}.png` }).catch(() => undefined);
  }
}

export async function test(name, run) {
  try {
    const verdict = await run();
    if (verdict === 'skip') { counts.skipped += 1; console.log(`skip ${name}`); return false; }
    counts.passed += 1;
    console.log(`ok   ${name}`);
    return true;
  } catch (error) {
    counts.failed += 1;
    await keepPictures();
    console.log(`FAIL ${name}\n     ${String(error.message ?? error).split('\n').slice(0, 8).join('\n     ')}`);
    return false;
  }
}

export function check(condition, message) { if (!condition) throw new Error(message); }

export function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

export function launch() {
  return chromium.launch({ executablePath: process.env.HOSPITIUM_CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

/** A page of its own cookies, or of those in `state`; collects what went wrong in it. */
export async function open(browser, { language = 'en', theme = 'light', width = 1440, height = 900, zone = 'Europe/Moscow', state, still = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, timezoneId: zone, storageState: state, reducedMotion: still ? 'reduce' : 'no-preference' });
  await context.addInitScript((code) => { if (!localStorage.getItem('hospitium.language')) localStorage.setItem('hospitium.language', code); }, language);
  const page = await context.newPage();
  shown.add(page);
  page.setDefaultTimeout(30_000);
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // A refusal that a test provokes is logged by the browser as a failed load; the page itself must stay silent.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) page.troubles.push(`console: ${message.text().slice(0, 300)}`);
  });
  return page;
}

export async function node() { return (await fetch(`${kUrl}/api/node`)).json(); }

/** A phone as a doctor or an agency has it. */
export const kPhone = { width: 390, height: 844 };
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** What is typed and kept for this tab. */
export const kDraft = 'hospitium.draft/';
export const kept = (page) => page.evaluate((prefix) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix)), kDraft);

export async function userOf(email) { return (await node()).demo_users.find((one) => one.email === email); }

export async function demoUser(role) {
  const { demo_users: users = [] } = await node();
  return users.find((user) => user.role === role);
}

export async function signIn(page, user) {
  await page.goto(`${kUrl}/sign-in`);
  await page.fill('input[type=email]', user.email);
  await page.fill('input[autocomplete=current-password]', user.password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.waitForSelector('#main h1');
}

/** Words that are cut in two where no hyphen may stand: letters of one word at different heights. Korean may be broken between any two syllables. */
export async function brokenWords(page) {
  return page.evaluate(() => {
    const broken = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
      const text = walk.currentNode;
      if (!text.parentElement.checkVisibility() || text.parentElement.closest('.said, select, textarea')) continue;
      for (const { 0: word, index } of text.data.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{M}]{2,}/gu)) {
        const tops = [0, word.length - 1].map((place) => { range.setStart(text, index + place); range.setEnd(text, index + place + 1); return Math.round([...range.getClientRects()].at(-1)?.top ?? 0); });
        if (tops[0] !== tops[1]) broken.push(word);
      }
    }
    return broken;
  });
}

/** Bytes over the wire of all that the page loads but its data, compressed as the server sends them; of one type (Script ...) alone if asked. */
export async function weigh(page, path, shown, only = undefined) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kept = new Map();
  let bytes = 0;
  client.on('Network.responseReceived', ({ requestId, response, type }) => kept.set(requestId, { url: response.url, type }));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { url = '', type } = kept.get(requestId) ?? {};
    if (!/\/api\/(?!locale)/.test(url) && (only === undefined || type === only)) bytes += encodedDataLength;
  });
  await page.goto(kUrl + path);
  await page.waitForSelector(shown);
  await page.waitForLoadState('load');
  return bytes;
}
