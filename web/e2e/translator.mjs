// A letter in Vietnamese goes to a bureau: the coordinator asks beside it, the translator writes beside it and hands it in. Then the same
// person's second case is merged into the first.
import { partyOf, post } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';
import { choose, give, steps } from './journey.mjs';
import { photograph } from './uploads.mjs';

/** Two cases of one person, with the bureau's consent in the first. */
async function prepare(page) {
  const born = `19${50 + Math.floor(Math.random() * 50)}-0${1 + Math.floor(Math.random() * 9)}-${10 + Math.floor(Math.random() * 18)}`;
  const opening = { patient: { name: 'Vũ Thị Thư', sex: 'female', birth_date: born, language: 'vi' }, wish: { specialty: 'oncology', urgency: 'routine' }, origin: 'VN-HN', destination: 'RU-SPE', source: { kind: 'family' } };
  const first = await post(page, '/api/cases', opening);
  const second = await post(page, '/api/cases', opening);
  const bureau = await partyOf(page, 'Lotus');
  await post(page, `/api/cases/${first.id}/grant-consent`, { party: bureau, given_by: 'phone' });
  return { id: first.id, number: first.number, second: second.id };
}

async function ask(desk, id) {
  await desk.goto(`${kUrl}/cases/${id}`);
  await desk.getByLabel('Upload a document', { exact: true }).setInputFiles([{ name: 'Giấy ra viện.png', mimeType: 'image/png', buffer: photograph() }]);
  await desk.getByRole('status').getByRole('button', { name: 'Open', exact: true }).click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByRole('tab', { name: 'Translation' }).click();
  await drawer.getByRole('button', { name: 'Ask for a translation' }).click();
  await choose(drawer, 'Translation bureau', 'Hoa Sen');
  await choose(drawer, 'Into which language', 'Arabic');
  await drawer.getByRole('group', { name: 'By which day' }).getByRole('button').last().click();
  await drawer.getByRole('button', { name: 'Ask for a translation', exact: true }).click();
  await drawer.getByText('wanted', { exact: true }).waitFor();
}

async function write(page) {
  const text = page.getByRole('textbox', { name: 'Your translation' });
  await text.fill('تقرير خروج من المستشفى');
  check(await text.evaluate((box) => getComputedStyle(box).direction) === 'rtl', `Arabic is not written from the right: ${await text.evaluate((box) => box.outerHTML)}`);
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('draft', { exact: true }).waitFor();
  check(await page.getByRole('button', { name: 'Hand in the translation' }).isDisabled(), 'a draft may be handed in where more was wanted');
  await page.getByRole('button', { name: 'Mark as reviewed' }).click();
  await page.getByText('reviewed', { exact: true }).waitFor();
}

export async function translator(browser) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const { id, number, second } = await prepare(desk);
  const page = await open(browser, { width: 1280 });
  const step = steps();
  await step('translator: the coordinator asks beside the letter', () => ask(desk, id));
  await step('translator: it stands on their start page', async () => {
    await signIn(page, await demoUser('interpreter'));
    await page.getByText(number).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  await step('translator: the original beside the text, and not who it is', async () => {
    await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth === 60);
    check(!(await page.locator('main').innerText()).includes('Vũ Thị Thư'), 'the patient is named');
    await write(page);
  });
  await step('translator: asks, and is answered', async () => {
    await page.getByRole('textbox', { name: 'Write a message…' }).fill('One word is illegible.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('One word is illegible.').first().waitFor();
    await desk.goto(`${kUrl}/cases/${id}`);
    await desk.getByText('One word is illegible.').first().waitFor();
  });
  await step('translator: keeps a note that the coordinator never sees', async () => {
    await page.getByRole('radiogroup').getByText('Note', { exact: true }).click();
    await page.getByRole('textbox', { name: 'A note for your own organisation' }).fill('Ask for the stamp.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Private note added').waitFor();
    await desk.reload();
    await desk.getByText('One word is illegible.').first().waitFor();
    check(!(await desk.locator('main').innerText()).includes('Private note added'), 'the coordinator learns of it');
  });
  await step('translator: hands it in, and the case is gone', async () => {
    await page.getByRole('button', { name: 'Hand in the translation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand in the translation' }).click();
    await page.getByText('Translation handed in').waitFor();
    await page.waitForURL((url) => url.pathname === '/');
    check((await page.evaluate(async (path) => (await fetch(path)).status, `/api/cases/${id}`)) === 404, 'the case is still there');
    await desk.reload();
    await desk.getByText('Translation handed in').first().waitFor();
  });
  await step('merge: the second case ends and names the first', async () => {
    await desk.goto(`${kUrl}/cases/${second}`);
    await give(desk, 'Merge into another case', (dialog) => choose(dialog, 'Case that goes on', number));
    await desk.getByText('This case goes on as').waitFor();
    await desk.getByRole('link', { name: number }).first().click();
    await desk.getByText('Merged into this case:').waitFor();
  });
  await test('translator: nothing was logged', async () => check(page.troubles.length + desk.troubles.length === 0, [...page.troubles, ...desk.troubles].join('\n')));
  await page.context().close();
  await desk.context().close();
}
