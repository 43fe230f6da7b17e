// Tables on their way in: a workbook with faulty cells, checked, mended and imported; holidays from a calendar file; what a record was before.
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';
import { choose, field, steps } from './journey.mjs';
import { workbook } from './workbook.mjs';

/** Another one in each run, so that a node may be tested twice. */
const kMark = Date.now().toString(36);
const kHeadings = ['Название', 'Вид', 'Территория', 'Специальности'];
const kGood = [`Клиника «Таблица ${kMark}»`, 'Клиника', 'Санкт-Петербург', 'Онкология; Урология'];
const kOther = [`Bệnh viện ${kMark}`, 'Cơ sở y tế', 'Việt Nam', ''];
const kWorkbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const give = (page, name, mimeType, buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });

async function faulty(page) {
  await page.goto(`${kUrl}/directory/import?kind=parties`);
  await give(page, 'partners.xlsx', kWorkbook, workbook([kHeadings, kGood, [`Салон ${kMark}`, 'Парикмахерская', 'Санкт-Петербург', ''], [`Дом ${kMark}`, 'Клиника', 'Атлантида', '']]));
  await page.getByText('2 cells are wrong').waitFor();
  const kind = page.getByRole('row').filter({ hasText: 'Парикмахерская' }).filter({ hasText: 'This value is not in the list' });
  check((await kind.getByRole('cell').first().textContent()) === '3', 'the row is not the third of the sheet');
  await kind.getByText(/Possible: .*Clinic/).waitFor();
  await page.getByRole('row').filter({ hasText: 'Атлантида' }).filter({ hasText: '4' }).first().waitFor();
  check(await page.getByRole('button', { name: /^Import \d/ }).count() === 0, 'a faulty table can be imported');
}

async function mended(page) {
  await give(page, 'partners.xlsx', kWorkbook, workbook([kHeadings, kGood, kOther]));
  await page.getByText('Every cell is right.').waitFor();
  await page.getByRole('button', { name: 'All: 2', exact: true }).waitFor();
  check(await page.getByRole('row').filter({ hasText: kMark }).filter({ hasText: 'new' }).count() === 2, 'the two rows are not told by name as new');
  await page.getByText('checked only').first().waitFor();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await page.getByText('2 rows were imported.').first().waitFor();
  await page.getByRole('button', { name: 'Import another table' }).click();
  await give(page, 'partners.xlsx', kWorkbook, workbook([kHeadings, [...kGood.slice(0, 3), 'Онкология'], kOther]));
  await page.getByRole('button', { name: 'unchanged: 1', exact: true }).waitFor();
  await page.getByRole('button', { name: 'changed: 1', exact: true }).click();
  await page.getByRole('row').filter({ hasText: `Таблица ${kMark}` }).filter({ hasText: 'Specialties: Oncology, Urology → Oncology' }).waitFor();
  check(await page.getByRole('row').filter({ hasText: 'unchanged' }).count() === 0, 'rows that do not change are shown among those that do');
  await page.goto(`${kUrl}/directory?q=${kMark}`);
  const rows = page.locator('[data-row]');
  await rows.nth(1).waitFor();
  check(await rows.count() === 2, `${await rows.count()} organisations instead of two`);
  await rows.filter({ hasText: 'Таблица' }).click();
  await page.getByText('Oncology').first().waitFor();
}

/** A row with a code may mean a service that has none: it is asked, and the answer stands beside it. */
async function unclear(page) {
  const list = (code, price) => Buffer.from(`Клиника;Название услуги;Специальность;Условия;Код;Система кодов;Цена;Валюта\n${kGood[0]};Осмотр ${kMark};Онкология;Амбулаторно;${code};${price};USD\n`);
  await page.goto(`${kUrl}/directory/import?kind=services`);
  await give(page, 'prices.csv', 'text/csv', list(';', 100));
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByRole('button', { name: 'Import another table' }).click();
  await give(page, 'prices.csv', 'text/csv', list('S-1;Прейскурант', 120));
  await page.getByText('Of 1 row it is unclear which service is meant.').waitFor();
  check(await page.getByRole('button', { name: /^Import \d/ }).count() === 0, 'an unclear table can be imported');
  await choose(page, 'Which service it is: Row 2', 'a new service');
  await page.getByRole('row').filter({ hasText: `Осмотр ${kMark}` }).filter({ hasText: 'new' }).waitFor();
  await page.getByRole('button', { name: 'Take back what was said about unclear rows' }).click();
  await page.getByRole('button', { name: 'the same service' }).click();
  await page.getByRole('row').filter({ hasText: 'Code: empty → S-1' }).filter({ hasText: '100.00 → 120.00' }).waitFor();
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByText('New: 0 · changed: 1 · unchanged: 0').waitFor();
}

/** Whoever keeps no directory is told who does, and is given no form. */
async function notForClinics(browser) {
  const page = await open(browser);
  await signIn(page, await demoUser('candidate_clinic'));
  await page.goto(`${kUrl}/directory/import`);
  await page.getByText('Tables are brought in by those who keep the directory').waitFor();
  check(await page.locator('input[type=file]').count() === 0, 'a clinic is offered a file to choose');
  await page.context().close();
}

/** A year that nobody reaches, so that a node may be tested twice and no clock waits. */
async function holidays(page) {
  const feast = `Feast ${kMark}`;
  await page.goto(`${kUrl}/directory/calendars`);
  await page.getByRole('link', { name: 'Import a table' }).click();
  await choose(page, 'Place', 'Georgia');
  await field(page, 'Law, treaty or decision').fill('A decree');
  await give(page, 'feasts.ics', 'text/calendar', Buffer.from(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20990105\r\nDTEND;VALUE=DATE:20990107\r\nSUMMARY:${feast}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`));
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByText('1 row was imported.').first().waitFor();
  await page.goto(`${kUrl}/directory/calendars`);
  await page.getByRole('button', { name: 'Earlier versions: Georgia' }).click();
  const past = page.getByRole('dialog');
  await past.getByText(new RegExp(`${feast}.*2099`)).first().waitFor();
  await past.getByText('by this system').waitFor();
  await page.keyboard.press('Escape');
}

/** A rate is changed; what it was stays in sight. */
async function rateBefore(page) {
  await page.goto(`${kUrl}/directory/rates`);
  await page.getByRole('button', { name: 'Edit: KZT' }).click();
  const source = `Bank ${kMark}`;
  await page.getByRole('dialog').locator('[data-field="/source"]').fill(source);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('cell', { name: source }).waitFor();
  await page.getByRole('button', { name: 'Earlier versions: KZT' }).click();
  const past = page.getByRole('dialog');
  await past.getByRole('cell', { name: source }).first().waitFor();
  await past.getByText('Entered').waitFor();
}

export async function tables(browser) {
  const administrator = await demoUser('administrator');
  if (!administrator) { await test('tables are imported', () => 'skip'); return; }
  const page = await open(browser);
  const step = steps();
  await step('a workbook with two faulty rows is told cell by cell', async () => { await signIn(page, administrator); await faulty(page); });
  await step('the mended workbook is checked and imported', () => mended(page));
  await step('a row that may mean a service of the catalogue is asked about', () => unclear(page));
  await step('a clinic is offered no import', () => notForClinics(browser));
  await step('holidays come from a calendar file, and the calendar keeps what it was', () => holidays(page));
  await step('a rate keeps its earlier versions', () => rateBefore(page));
  await test('the pages of tables were silent', () => check(page.troubles.length === 0, page.troubles.join('\n')));
  await page.context().close();
}
