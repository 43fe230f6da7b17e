// What a stranger would notice at once, on every page, in every language: untranslated ids, sideways scrolling, wrong direction,
// errors in the console; and what axe finds for those who listen or cannot see contrast. Each page is loaded once per language: the
// phone, the dark and the light look at the same page. Each user signs in once; its cookies serve every language.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { enter } from './cases.mjs';
import { familyCase } from './family.mjs';
import { brokenWords, check, demoUser, kPhone, kUrl, open, signIn, test } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kLanguages = ['en', 'ru', 'vi', 'mn', 'ko', 'uz', 'ar', 'be'];
const kDesktop = { width: 1440, height: 900 };

/** The plain case and the other direction on a phone and for axe everywhere; every page in the widest words and in tables that browsers lack. */
const kWhole = ['en', 'ar'];
const kEveryPage = ['en', 'ru', 'mn', 'ar'];

/** `main`: shown in all eight languages, and to axe there. An id in an address is found by asking a list. */
const kPages = [
  { role: 'coordinator', path: '/', main: true },
  { role: 'coordinator', path: '/board', main: true },
  { role: 'coordinator', path: '/board?view=list' },
  { role: 'coordinator', path: '/board?view=calendar', main: true },
  { role: 'coordinator', path: '/board?view=calendar&span=week' },
  { role: 'coordinator', path: '/clocks', main: true },
  { role: 'coordinator', path: '/services', main: true },
  { role: 'coordinator', path: '/cases/new' },
  { role: 'coordinator', path: '/cases/:cases', main: true },
  { role: 'coordinator', path: '/cases/:cases?looked=1' },
  { role: 'coordinator', path: '/cases/:choosing?offers=1' },
  { role: 'coordinator', path: '/credentials' },
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
  { role: 'administrator', path: '/directory/:directory/edit' },
  { role: 'administrator', path: '/directory/import' },
  { role: 'administrator', path: '/directory/rates' },
  { role: 'administrator', path: '/directory/gates' },
  { role: 'administrator', path: '/directory/calendars' },
  { role: 'administrator', path: '/users/new' },
  { role: 'administrator', path: '/catalogue/new' },
  { role: 'administrator', path: '/catalogue/:services' },
  { role: 'administrator', path: '/directory/rules' },
  { role: 'administrator', path: '/users' },
  { role: 'administrator', path: '/users/:users' },
  { role: 'administrator', path: '/users/policy' },
  { role: 'administrator', path: '/journal' },
  { role: 'referrer', path: '/' },
  { role: 'referrer', path: '/agency', main: true },
  { role: 'referrer', path: '/agency/new', main: true },
  { role: 'referrer', path: '/agency/patients/:choosing', main: true },
  { role: 'patient', path: '/', main: true },
  { role: 'patient', path: '/cases/:cases', main: true },
  { role: 'interpreter', path: '/' },
  { role: 'interpreter', path: '/cases/:cases', main: true },
  { role: 'auditor', path: '/' },
  { role: 'auditor', path: '/journal' },
  { role: 'auditor', path: '/journal/readings' },
  { role: 'auditor', path: '/journal/refusals' },
  { role: 'candidate_clinic', path: '/' },
  { role: 'candidate_clinic', path: '/cases/:cases' },
  { role: 'home_authority', path: '/' },
  { role: 'home_authority', path: '/cases/:cases' },
];
const kLists = { cases: '/api/cases?limit=1', choosing: '/api/cases?stage=choice&limit=1', agreements: '/api/agreements?limit=1', missions: '/api/missions?limit=1', directory: '/api/directory/parties?type=clinic&limit=1', users: '/api/directory/users', services: '/api/catalogue/services?limit=1' };

async function settle(page, path) {
  await page.goto(kUrl + path);
  await page.waitForSelector('h1');
  await page.waitForFunction(() => document.querySelectorAll('[role=status] .mantine-Skeleton-root').length === 0, undefined, { timeout: 10_000 });
}

function inspect() {
  const text = document.body.innerText;
  const ids = [...new Set(text.match(/\b(?:common|case|record|start|signin|errors|role|specialty|places|agreement|mission|figures|directory|catalogue|journal|credential|patient|search|clock|notice|calendar|bulk|view|presence|agency|template|patient)\.[a-z_]+(?:\.[a-z_]+)*\b/g) ?? [])];
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
  await page.waitForFunction((name) => (document.documentElement.dataset.mantineColorScheme ?? name) === name && document.getAnimations().every(({ playState }) => playState !== 'running'), theme);
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
  const broken = await settled(page, () => brokenWords(page), ({ length }) => length === 0);
  check(broken.length === 0, `phone: words broken in two: ${broken.join(' ')}`);
  await fitsFingers(page);
  await readsLarge(page, path);
  await page.setViewportSize(kDesktop);
  await readsLarge(page, path);
}

/** What is seen once it has settled: up to 60 frames are waited for. */
async function settled(page, look, stands) {
  let seen = await look();
  for (let frame = 0; frame < 60 && !stands(seen); frame += 1) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    seen = await look();
  }
  return seen;
}

/** What is pressed on a phone; in a table rows stand close, and 24 px are enough. */
async function fitsFingers(page) {
  const look = () => page.evaluate(() => [...document.querySelectorAll('button, summary, select, [role=tab], nav a')].filter((one) => one.checkVisibility() && !one.closest('[role=columnheader], th, td') && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120)));
  const small = await settled(page, look, ({ length }) => length === 0);
  check(small.length === 0, `phone: too small for a finger: ${small.slice(0, 5).join(' ')}`);
}

/** What lies in two dimensions by its nature: stages beside each other, a matrix, a table of rates. */
const kWide = ['/board', '/directory/rates', '/users/policy', '?offers=1'];

/** Letters of double size (WCAG 1.4.4): the page scrolls down only, and no button, badge or choice says less than all of its words. */
async function readsLarge(page, path) {
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const look = () => page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility());
    const wider = (one) => one.scrollWidth > one.clientWidth + 2;
    return {
      over: document.documentElement.scrollWidth - innerWidth,
      cut: shown.filter((one) => one.matches('button, button span, [class*=Badge-label], [class*=SegmentedControl-root]') && getComputedStyle(one).overflowX !== 'visible' && wider(one)).map((one) => one.textContent.slice(0, 30)),
      sideways: shown.filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && wider(one)).map((one) => one.className.toString().slice(0, 40)),
    };
  });
  const stands = ({ over, cut, sideways }) => over <= 0 && cut.length === 0 && (sideways.length === 0 || kWide.some((wide) => path.includes(wide)));
  const seen = await settled(page, look, stands);
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  check(stands(seen), `in double letters at ${page.viewportSize().width} px: sideways by ${seen.over} px; cut: ${seen.cut.join(' | ')}; scrolls: ${seen.sideways.join(' | ')}`);
}

async function firstId(page, list) {
  return page.evaluate(async (url) => (await (await fetch(url)).json()).items[0]?.id, kLists[list]);
}

/** The cookies of a role, and the pages of it with their ids. */
async function enterAs(browser, role) {
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
    await test(`${language} ${role}: ${path}`, () => visit(page, language, at, { phone: whole || main || kEveryPage.includes(language), themes }));
    page.troubles.length = 0;
  }
  await page.context().close();
}

/** The address of a family's link, and the cookies of the phone that went in by it. */
async function enterByLink(browser, summary) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const { id, person } = await familyCase(desk, summary);
  const phone = await open(browser, kPhone);
  const door = await enter(phone, desk, id, person);
  const { cookies } = await phone.context().storageState();
  await phone.context().close();
  await desk.context().close();
  return { door, state: { cookies, origins: [] } };
}

const kPatientLanguages = ['en', 'ar', 'mn', 'ru', 'uz'];

/** Letters of double size, as a phone's own setting makes them: nothing sideways, and words stand whole. */
async function standsLarge(page, where) {
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const broken = await brokenWords(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  check(broken.length === 0 && over <= 0, `${where} in double letters: broken: ${broken.join(' ')}; sideways by ${over} px`);
}

/** The patient's page on a phone and at twice its size: the door, the case with two plans, the dialog of the choice. */
async function patientLooks(browser, language, { door, state }) {
  const page = await open(browser, { ...kPhone, language, state, still: true });
  const look = async (where) => {
    await looksRight(page, language, where);
    for (const theme of ['light', 'dark']) await accessible(page, theme);
    await standsLarge(page, where);
  };
  await test(`${language} patient: door`, async () => { await page.goto(kUrl + door); await page.waitForSelector('h1'); await look('door'); });
  await test(`${language} patient: case`, async () => {
    await page.goto(`${kUrl}/p`);
    await page.waitForSelector('.compare');
    await look('case');
    const small = await page.evaluate(() => [...document.querySelectorAll('a, button, select, summary, textarea')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)));
    check(small.length === 0, `too small for a finger: ${small.join(' ')}`);
    await page.setViewportSize({ width: kPhone.width / 2, height: kPhone.height / 2 });
    await looksRight(page, language, 'twice its size');
    await page.setViewportSize(kPhone);
  });
  await test(`${language} patient: choice`, async () => { await page.locator('.compare button.primary').first().click(); await page.waitForSelector('dialog[open]'); await look('choice'); });
  await page.context().close();
}

export async function looks(browser, summary) {
  const roles = [...new Set(kPages.map(({ role }) => role))];
  const entered = [];
  for (const role of roles) await test(`${role} signs in`, async () => {
    const found = await enterAs(browser, role);
    check(found, 'the demo has nobody in this role');
    entered.push([role, found]);
  });
  let family;
  await test('a family goes in by its link', async () => { family = await enterByLink(browser, summary); });
  if (family) for (const language of kPatientLanguages) await patientLooks(browser, language, family);
  for (const language of kLanguages) {
    const page = await open(browser, { language, still: true });
    await test(`${language} sign-in`, () => visit(page, language, '/sign-in', { phone: true, themes: kWhole.includes(language) ? ['light', 'dark'] : ['light'] }));
    await page.context().close();
    await Promise.all(entered.map(([role, found]) => lookAt(browser, language, role, found)));
  }
}
