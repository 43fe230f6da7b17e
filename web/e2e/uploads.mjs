// Papers on their way in, as people bring them: a photograph that becomes a summary and a translation, and a study whose line breaks.
import { deflateSync, crc32 } from 'node:zlib';
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';

function chunk(kind, content) {
  const named = Buffer.concat([Buffer.from(kind), content]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

/** A grey picture of 60 by 80, different at every call. */
export function photograph() {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60, 0);
  head.writeUInt32BE(80, 4);
  head[8] = 8;
  const rows = Buffer.alloc(61 * 80, Math.floor(Math.random() * 256));
  for (let row = 0; row < 80; row += 1) rows[row * 61] = 0;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** Random bytes that begin like DICOM. */
function study(size) {
  const bytes = Buffer.alloc(size);
  for (let at = 132; at + 4 < size; at += 4096) bytes.writeUInt32BE(Math.floor(Math.random() * 2 ** 32), at);
  bytes.write('DICM', 128);
  return bytes;
}

const picker = (page) => page.getByLabel('Upload a document', { exact: true });

async function openCase(page) {
  const id = await page.evaluate(async () => (await (await fetch('/api/cases?limit=1')).json()).items[0].id);
  await page.goto(`${kUrl}/cases/${id}`);
  await page.waitForSelector('main h1');
  return id;
}

async function sendPhotograph(page) {
  await picker(page).setInputFiles([{ name: 'Giấy ra viện.png', mimeType: 'image/png', buffer: photograph() }, { name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }]);
  await page.getByText('unsupported_media').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Open', exact: true }).click();
  const image = page.getByRole('dialog').locator('img');
  await image.waitFor();
  await page.waitForFunction(() => document.querySelector('[role=dialog] img')?.naturalWidth === 60);
}

async function writeSummary(page) {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Write a summary' }).click();
  await drawer.getByRole('combobox', { name: 'Source language' }).fill('Vietnamese');
  await page.getByRole('option', { name: 'Vietnamese', exact: true }).click();
  await drawer.getByRole('button', { name: 'Add: Problems and diagnoses' }).click();
  await drawer.getByRole('textbox', { name: 'What' }).fill('Ung thư vú phải');
  await drawer.getByRole('textbox', { name: 'ICD-10' }).fill('C50.9');
  await drawer.getByRole('textbox', { name: 'Since' }).fill('31.02.2024');
  await drawer.getByRole('button', { name: 'Add: Test results' }).click();
  await drawer.getByRole('button', { name: 'Confirm the summary' }).click();
  const wrong = drawer.getByRole('alert').filter({ hasText: 'Problems and diagnoses' });
  for (const words of ['Problems and diagnoses · Since (1): This is no past date', 'Test results · What (1)', 'Test results · Value (1)']) await wrong.getByText(words, { exact: false }).waitFor();
  await drawer.getByRole('group', { name: 'Test results 1' }).getByRole('button', { name: 'Remove' }).click();
  await drawer.getByRole('textbox', { name: 'Since' }).fill('12 Sep 2024');
  await drawer.getByText(/^Read as: (?=.*12)(?=.*Sep).*2024/).waitFor();
  await drawer.getByRole('button', { name: 'Confirm the summary' }).click();
  await drawer.getByText('C50.9').waitFor();
  await drawer.getByRole('button', { name: 'Correct it' }).waitFor();
}

async function translate(page) {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('tab', { name: 'Translation' }).click();
  await drawer.getByRole('button', { name: 'Add a translation' }).click();
  await drawer.getByRole('combobox', { name: 'Language' }).fill('Russian');
  await page.getByRole('option', { name: 'Russian', exact: true }).click();
  await drawer.getByRole('textbox', { name: 'Translation' }).fill('Выписка из стационара');
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();
  await drawer.getByText('Выписка из стационара').waitFor();
  await drawer.getByRole('button', { name: 'Mark as reviewed' }).click();
  await drawer.getByText('reviewed', { exact: true }).waitFor();
}

/** The second part is lost and the page is left; the same file chosen again goes on where the server stands. */
async function resume(page) {
  const file = { name: 'CT of the chest.dcm', mimeType: 'application/dicom', buffer: study(9_000_000) };
  const offsets = [];
  let lost;
  const line = new Promise((resolve) => { lost = resolve; });
  const watch = async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    offsets.push(Number(route.request().headers()['upload-offset']));
    if (offsets.length !== 2) return route.continue();
    await route.abort();
    return lost();
  };
  await page.route('**/uploads/*', watch);
  await picker(page).setInputFiles([file]);
  await line;
  await page.reload();
  await page.getByText('Choose the same file again').last().waitFor();
  await picker(page).setInputFiles([file]);
  await page.getByRole('status').getByText('Received; it stays in the case', { exact: true }).waitFor();
  check(offsets[0] === 0 && offsets[2] > 0, `began again at ${offsets}`);
  await page.unroute('**/uploads/*', watch);
}

export async function uploads(browser) {
  const page = await open(browser);
  await signIn(page, await demoUser('coordinator'));
  await openCase(page);
  const ready = await test('a photograph is sent and shown, a drawing with scripts is not taken', () => sendPhotograph(page));
  for (const [name, run] of [['a summary is written beside it', writeSummary], ['a translation stands beside it', translate]])
    await test(name, async () => (ready ? run(page) : 'skip'));
  await test('an upload survives a lost line and a reload', async () => { await openCase(page); await resume(page); });
  await test('nothing went wrong in the page', async () => check(page.troubles.length === 0, page.troubles.join('\n')));
  await page.context().close();
}
