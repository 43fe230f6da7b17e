// The catalogue as a stranger finds it: no sign-in, none of the staff's kit, in every language.
import { check, kUrl, open, test, weigh } from './harness.mjs';

const kMostBytes = 150 * 1024;

async function finds(page) {
  await page.goto(`${kUrl}/catalogue?specialty=oncology`);
  await page.waitForURL((url) => url.pathname === '/services' && url.searchParams.get('specialty') === 'oncology');
  await page.waitForSelector('article');
  const all = await page.locator('p[role=status]').first().textContent();
  await page.locator('.choice input').nth(1).check();
  await page.waitForFunction((before) => document.querySelector('p[role=status]').textContent !== before, all);
  await page.locator('.why summary').first().click();
  check(await page.locator('.why[open] li').count() >= 3, 'the score opens into its parts');
  await page.goto(`${kUrl}/services`);
  await page.fill('input[type=search]', 'zzzzqqqq');
  await page.waitForSelector('.nothing');
  await page.waitForURL((url) => url.searchParams.get('q') === 'zzzzqqqq');
  check(page.troubles.length === 0, page.troubles.join('\n'));
}

async function mirrored(page) {
  await page.goto(`${kUrl}/services`);
  await page.waitForSelector('article');
  const at = () => page.evaluate(() => ({ dir: document.documentElement.dir, over: document.documentElement.scrollWidth - innerWidth, side: document.querySelector('.side').getBoundingClientRect().left > document.querySelector('.hits').getBoundingClientRect().left, empty: getComputedStyle(document.querySelector('input[type=search]')).direction }));
  const { dir, over, side, empty } = await at();
  check(dir === 'rtl' && over <= 0 && side && empty === 'rtl', `mirrored: ${JSON.stringify({ dir, over, side, empty })}`);
}

export async function catalogue(browser) {
  for (const language of ['en', 'ar', 'mn']) {
    const page = await open(browser, { language, width: 390, height: 844 });
    await test(`${language} catalogue: at most 150 KB in all`, async () => {
      const bytes = await weigh(page, '/services', 'article');
      console.log(`     ${(bytes / 1024).toFixed(1)} KB over the wire`);
      check(bytes > 10_000 && bytes <= kMostBytes, `${bytes} bytes`);
    });
    await page.context().close();
  }
  const page = await open(browser);
  await test('a stranger searches, filters and sees why', () => finds(page));
  await page.context().close();
  const arabic = await open(browser, { language: 'ar' });
  await test('the catalogue is mirrored in Arabic, empty fields too', () => mirrored(arabic));
  await arabic.context().close();
}
