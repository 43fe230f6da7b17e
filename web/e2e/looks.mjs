// What a stranger would notice at once, on every page, in every language: untranslated ids, sideways scrolling, wrong direction,
// errors in the console; and what axe finds for those who listen or cannot see contrast. Each page is loaded once per language: the
// phone, the dark and the light look at the same page. Each user signs in once; its cookies serve every language.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kLanguages = ['en', 'ru', 'vi', 'mn', 'ko', 'uz', 'ar', 'be'];
const kDesktop = { width: 1440, height: 900 };
const kPhone = { width: 390, height: 844 };

/** The plain case and the other direction on a phone and for axe everywhere; every page in the widest words and in tables that browsers lack. */
const kWhole = ['en', 'ar'];
const kEveryPage = ['en', 'ru', 'mn', 'ar'];

/** `main`: shown in all eight languages, and to axe there. An id in an address is found by asking a list. */
const kPages = [
  { role: 'coordinator', path: '/', main: true },
  { role: 'coordinator', path: '/board', main: true },
  { role: 'coordinator', path: '/board?view=list' },
  { role: 'coordinator', path: '/cases/new' },
  { role: 'coordinator', path: '/cases/:cases', main: true },
  { role: 'coordinator', path: '/cases/:cases?looked=1' },
  { role: 'coordinator', path: '/figures' },
  { role: 'coordinator', path: '/figures?view=ledger' },
  { role: 'coordinator', path: '/cases/:cases?match=1' },
  { role: 'coordinator', path: '/catalogue', main: true },
  { role: 'coordinator', path: '/directory' },
  { role: 'coordinator', path: '/directory/:directory' },
  { role: 'official', path: '/agreements' },
  { role: 'official', path: '/agreements/:agreements' },
  { role: 'official', path: '/agreements/new' },
  { role: 'official', path: '/missions' },
  { role: 'official', path: '/missions/:missions' },
  { role: 'official', path: '/missions/new' },
  { role: 'administrator', path: '/' },
  { role: 'administrator', path: '/directory/new' },
  { role: 'administrator', path: '/catalogue/new' },
  { role: 'administrator', path: '/catalogue/:services' },
  { role: 'administrator', path: '/directory/rules' },
  { role: 'administrator', path: '/users' },
  { role: 'administrator', path: '/users/:users' },
  { role: 'administrator', path: '/users/policy' },
  { role: 'administrator', path: '/journal' },
  { role: 'auditor', path: '/' },
  { role: 'auditor', path: '/journal' },
];
const kLists = { cases: '/api/cases?limit=1', agreements: '/api/agreements?limit=1', missions: '/api/missions?limit=1', directory: '/api/directory/parties?type=clinic&limit=1', users: '/api/directory/users', services: '/api/catalogue/services?limit=1' };

async function settle(page, path) {
  await page.goto(kUrl + path);
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelectorAll('[role=status] .mantine-Skeleton-root').length === 0, undefined, { timeout: 10_000 });
}

function inspect() {
  const text = document.body.innerText;
  const ids = [...new Set(text.match(/\b(?:common|case|record|start|signin|errors|role|specialty|places|agreement|mission|figures|directory|catalogue|journal)\.[a-z_]+(?:\.[a-z_]+)*\b/g) ?? [])];
  return { ids, over: document.documentElement.scrollWidth - innerWidth, dir: document.documentElement.dir, lang: document.documentElement.lang, raw: /\bundefined\b|\bNaN\b|\[object /.test(text) };
}

async function looksRight(page, language, where) {
  const { ids, over, dir, lang, raw } = await page.evaluate(inspect);
  check(ids.length === 0, `${where}: untranslated: ${ids.join(' ')}`);
  check(over <= 0, `${where}: scrolls sideways by ${over} px`);
  check(lang === language && dir === (language === 'ar' ? 'rtl' : 'ltr'), `${where}: lang ${lang}, dir ${dir}`);
  check(!raw, `${where}: shows undefined, NaN or an object`);
  check(page.troubles.length === 0, page.troubles.join('\n'));
}

async function accessible(page, theme) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.waitForFunction((name) => document.documentElement.dataset.mantineColorScheme === name && document.getAnimations().every(({ playState }) => playState !== 'running'), theme);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }));
  check(violations.length === 0, violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`).join('\n'));
}

async function visit(page, language, path, { phone, themes }) {
  await page.setViewportSize(kDesktop);
  await settle(page, path);
  await looksRight(page, language, 'desktop');
  for (const theme of themes) await accessible(page, theme);
  if (!phone) return;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(kPhone);
  await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 2000 }).catch(() => undefined);  // what is measured settles
  await looksRight(page, language, 'phone');
}

async function firstId(page, list) {
  return page.evaluate(async (url) => (await (await fetch(url)).json()).items[0]?.id, kLists[list]);
}

/** The cookies of a role, and the pages of it with their ids. */
async function enter(browser, role) {
  const user = await demoUser(role);
  if (!user) return undefined;
  const page = await open(browser);
  await signIn(page, user);
  const pages = [];
  for (const one of kPages.filter((candidate) => candidate.role === role)) {
    const list = /:([a-z]+)/.exec(one.path)?.[1];
    const id = list && (await firstId(page, list));
    if (!list || id) pages.push({ ...one, at: list ? one.path.replace(`:${list}`, id) : one.path });
  }
  const state = await page.context().storageState();
  await page.context().close();
  return { state: { cookies: state.cookies, origins: [] }, pages };
}

async function lookAt(browser, language, role, { state, pages }) {
  const whole = kWhole.includes(language);
  const page = await open(browser, { language, state, still: true });
  const shown = kEveryPage.includes(language) ? pages : pages.filter(({ main }) => main);
  for (const { at, path, main } of shown) {
    const themes = whole ? ['light', 'dark'] : main ? ['light'] : [];
    await test(`${language} ${role}: ${path}`, () => visit(page, language, at, { phone: whole || main, themes }));
    page.troubles.length = 0;
  }
  await page.context().close();
}

export async function looks(browser) {
  const roles = [...new Set(kPages.map(({ role }) => role))];
  const entered = [];
  for (const role of roles) await test(`${role} signs in`, async () => {
    const found = await enter(browser, role);
    check(found, 'the demo has nobody in this role');
    entered.push([role, found]);
  });
  for (const language of kLanguages) {
    const page = await open(browser, { language, still: true });
    await test(`${language} sign-in`, () => visit(page, language, '/sign-in', { phone: true, themes: kWhole.includes(language) ? ['light', 'dark'] : ['light'] }));
    await page.context().close();
    await Promise.all(entered.map(([role, found]) => lookAt(browser, language, role, found)));
  }
}
