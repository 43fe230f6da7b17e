// What a stranger would notice at once, on every page, in every language: untranslated ids, sideways scrolling, wrong direction,
// errors in the console; and what axe finds for those who listen or cannot see contrast.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { check, kUrl, open, signIn, test } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kLanguages = ['en', 'ru', 'vi', 'mn', 'ko', 'uz', 'ar', 'be'];

/** The plain case and the other direction on a phone too; every page in the widest words and in tables that browsers lack. */
const kOnPhone = ['en', 'ar'];
const kEveryPage = ['en', 'ru', 'mn', 'ar'];

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

async function looksRight(page, path, language) {
  await settle(page, path);
  const { ids, over, dir, lang, raw } = await page.evaluate(inspect);
  check(ids.length === 0, `untranslated: ${ids.join(' ')}`);
  check(over <= 0, `scrolls sideways by ${over} px`);
  check(lang === language && dir === (language === 'ar' ? 'rtl' : 'ltr'), `lang ${lang}, dir ${dir}`);
  check(!raw, 'shows undefined, NaN or an object');
  check(page.troubles.length === 0, page.troubles.join('\n'));
}

async function accessible(page, path) {
  await settle(page, path);
  await page.waitForTimeout(300);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  check(violations.length === 0, violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`).join('\n'));
}

async function firstCase(page) {
  return page.evaluate(async () => (await (await fetch('/api/cases?limit=1')).json()).items[0]?.id);
}

export async function looks(browser, user, pages) {
  const first = await open(browser);
  await signIn(first, user);
  const id = await firstCase(first);
  const paths = [...pages, ...(id ? [`/cases/${id}`] : [])];
  await first.context().close();
  for (const language of kLanguages) {
    for (const [width, height] of [[1440, 900], [390, 844]].slice(0, kOnPhone.includes(language) ? 2 : 1)) {
      const page = await open(browser, { language, width, height });
      await test(`${language} ${width}: sign-in looks right`, () => looksRight(page, '/sign-in', language));
      await test(`${language} ${width}: signs in`, () => signIn(page, user));
      const shown = kEveryPage.includes(language) ? paths : paths.filter((path) => path === '/' || path === '/board' || path.includes(id));
      for (const path of shown) await test(`${language} ${width}: ${path.replace(id, ':id')} looks right`, () => looksRight(page, path, language));
      await page.context().close();
    }
  }
  for (const theme of ['light', 'dark']) {
    const page = await open(browser, { theme });
    await test(`axe ${theme}: sign-in`, () => accessible(page, '/sign-in'));
    await signIn(page, user);
    for (const path of paths) await test(`axe ${theme}: ${path.replace(id, ':id')}`, () => accessible(page, path));
    await page.context().close();
  }
}
