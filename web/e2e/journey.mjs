// One patient's case from the enquiry to the outcome at home, through the screens of a coordinator and a clinic.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check, demoUser, kUrl, node, open, signIn, test, weigh } from './harness.mjs';

const kSummary = fileURLToPath(new URL('summary.json', import.meta.url));
const kMostScript = 350 * 1024;
export const field = (page, label) => page.getByRole('textbox', { name: label, exact: false }).first();

/** Opens a select by its label and takes the option that reads like this; the list hangs on the page, not in the dialog. */
export async function choose(scope, label, option) {
  const page = 'page' in scope ? scope.page() : scope;
  const input = scope.getByRole('combobox', { name: label }).or(scope.getByRole('textbox', { name: label })).first();
  await input.click();
  if (await input.isEditable()) await input.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** Each step stands on the one before: after a failure the rest is skipped, not failed once more. */
export function steps() {
  let whole = true;
  return async (name, run) => { whole = (await test(name, whole ? run : () => 'skip')) && whole; };
}

export async function pick(scope, group, option) { await scope.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option, exact: true }).check(); }
async function today(scope) { await scope.getByRole('button', { name: 'today', exact: true }).first().click(); }

/** A command from the menu of the case, its form, and the dialog gone again. */
export async function give(page, name, fill = async () => {}) {
  await page.getByRole('button', { name: 'What can be done' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export const stage = (page, name) => page.locator('main header').getByText(name, { exact: true }).first().waitFor();

async function newCase(page) {
  await page.goto(`${kUrl}/cases/new`);
  await field(page, 'Name in the original script').fill('Lê Thị Thử');
  await field(page, 'Year of birth').fill('1971');
  await pick(page, 'Sex', 'female');
  await choose(page, 'Home', 'Hanoi');
  await choose(page, 'Place of treatment', 'St Petersburg');
  await choose(page, 'Specialty', 'Oncology');
  await page.getByRole('button', { name: 'Open a case' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  await stage(page, 'Enquiry');
  return page.url().match(/[0-9a-f-]{36}/)[0];
}

async function fieldError(page) {
  await page.goto(`${kUrl}/cases/new`);
  await field(page, 'Name in Latin letters').fill('Typed and kept');
  await page.getByRole('button', { name: 'Open a case' }).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  check(await field(page, 'Name in Latin letters').inputValue() === 'Typed and kept', 'what was typed is gone');
  await page.getByRole('button', { name: 'Cancel' }).click();
}

async function upload(page) {
  const input = page.getByLabel('Upload a document', { exact: true });
  await input.setInputFiles({ name: 'summary.xml', mimeType: 'application/xml', buffer: Buffer.from('<Bundle/>') });
  await page.getByText('unsupported_media').waitFor();
  await input.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"resourceType":"Patient"}') });
  await page.getByText('not_an_ips').waitFor();
  await input.setInputFiles(kSummary);
  await page.getByRole('status').getByRole('button', { name: 'Open', exact: true }).click();
  const drawer = page.getByRole('dialog');
  for (const text of ['Penicillin G', 'Carcinoma of right breast', 'Metformin 500 mg', '7.2 mmol/L']) await drawer.getByText(text).first().waitFor();
  check(!(await page.evaluate(() => globalThis.attacked)), 'a script of the narrative ran');
  const [download] = await Promise.all([page.waitForEvent('download'), drawer.getByRole('link', { name: 'Download the original' }).click()]);
  check(readFileSync(await download.path()).equals(readFileSync(kSummary)), 'the original came back changed');
  await drawer.getByRole('button', { name: 'Close', exact: true }).click();
}

async function offer(page, id) {
  await page.goto(`${kUrl}/cases/${id}`);
  await page.waitForSelector('main h1');
  check(!(await page.locator('main h1').innerText()).includes('Thử'), 'a clinic that is asked reads the name');
  check(/You owe an answer[^]*Yes, with a plan and estimate[^]*Confirm receipt/.test(await page.getByRole('region', { name: 'Next' }).innerText()), 'the clinic is not told what to do');
  await page.getByRole('button', { name: 'Yes, with a plan and estimate' }).click();
  const dialog = page.getByRole('dialog');
  await field(dialog, 'Treatment plan').fill('Operation with reconstruction in one step');
  await field(dialog, 'What').fill('Operation');
  await field(dialog, 'Price: Amount').fill('6 400');
  await dialog.getByRole('group', { name: /Valid until/ }).getByRole('button').first().click();
  await dialog.getByRole('button', { name: 'Send plan and estimate' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function accept(page) {
  await page.getByRole('button', { name: 'Record the patient’s choice' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('6,400').first().waitFor();
  await pick(dialog, /./, 'By telephone');
  await dialog.getByRole('button', { name: 'Record the patient’s choice' }).click();
  await stage(page, 'Funding');
}

async function prepare(page) {
  await give(page, 'Record funding', async (dialog) => { await pick(dialog, 'Kind of funding', 'Paid by the patient'); await today(dialog); });
  await stage(page, 'Visa');
  await give(page, 'Record visa', async (dialog) => { await pick(dialog, 'Kind of visa', 'No visa needed'); await today(dialog); });
  await stage(page, 'Travel');
  await give(page, 'Record travel', async (dialog) => { await today(dialog); });
  await stage(page, 'Treatment');
}

async function treat(page) {
  await give(page, 'Start treatment', today);
  await give(page, 'Record discharge', today);
  await stage(page, 'Aftercare');
  await give(page, 'Send the outcome home', async (dialog) => { await pick(dialog, 'Outcome', 'Improved'); await pick(dialog, 'Sent to', 'Home doctor'); await today(dialog); });
  await give(page, 'Close the case');
  await stage(page, 'Closed');
}

/** A clinic of the directory that the demo can sign in as. */
async function clinicUser() {
  const { demo_users: users = [] } = await node();
  return users.find(({ role, party_name: name }) => role === 'candidate_clinic' && /[А-Яа-яA-Za-z]/.test(name));
}

export async function journey(browser) {
  const coordinator = await demoUser('coordinator');
  const clinic = await clinicUser();
  if (!coordinator || !clinic) { await test('a case from enquiry to outcome', () => 'skip'); return; }
  const page = await open(browser);
  const ward = await open(browser);
  let id;
  const step = steps();
  await step('a demo sign-in is filled by one press and leads to the start page', async () => {
    await page.goto(`${kUrl}/sign-in`);
    await page.getByRole('button', { name: coordinator.name }).first().click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await page.waitForSelector('#main h1');
  });
  await step('a field that is missing is told beside it, and nothing typed is lost', () => fieldError(page));
  await step('an enquiry becomes a case', async () => { id = await newCase(page); });
  await step('a summary is read, refusals say why, the original comes back byte for byte', () => upload(page));
  await step('the records are confirmed', async () => { await give(page, 'Confirm the records are complete'); await stage(page, 'Asking clinics'); });
  await step('a clinic is asked, with consent', async () => {
    await give(page, 'Record consent', async (dialog) => { await choose(dialog, 'Who may see the records', clinic.party_name); await pick(dialog, /./, 'On signed paper'); });
    await give(page, 'Ask a clinic', async (dialog) => { await choose(dialog, 'Clinic', clinic.party_name); await field(dialog, 'Question').fill('Can it be operated in one step?'); });
    await page.getByText('Sent', { exact: true }).first().waitFor();
  });
  await step('the coordinator does not answer for the clinic, but reminds it', async () => {
    const next = page.getByRole('region', { name: 'Next' });
    check((await next.getByRole('button', { name: 'Send plan and estimate' }).count()) === 0, 'the coordinator is asked for the clinic’s answer');
    await next.getByRole('button', { name: 'Remind' }).click();
    const dialog = page.getByRole('dialog');
    check((await field(dialog, 'Message').inputValue()).includes('We are still waiting'), 'the reminder has no words');
    await dialog.getByRole('button', { name: 'Send a message' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('We are still waiting').first().waitFor();
  });
  await step('the clinic sends a plan without reading the name', async () => { await signIn(ward, clinic); await offer(ward, id); });
  await step('the coordinator sees the plan arrive without reloading', () => page.getByText('Plan received').first().waitFor());
  await step('the patient’s choice is recorded with its summary in sight', () => accept(page));
  await step('funding, visa and travel are plain steps', () => prepare(page));
  await step('treatment, discharge, outcome, end', () => treat(page));
  await step('every step stands on the timeline', async () => {
    for (const text of ['Case opened', 'Request sent to a clinic', 'Funding recorded', 'Treatment started', 'Outcome sent home', 'Case closed']) await page.getByText(text, { exact: false }).first().waitFor();
  });
  await test('both pages were silent', () => check([...page.troubles, ...ward.troubles].length === 0, [...page.troubles, ...ward.troubles].join('\n')));
  await page.context().close();
  await ward.context().close();
}

async function trace(page) {
  await field(page, 'Name in the original script').fill('Ngô Thị Vết');
  await pick(page, 'Sex', 'female');
  await choose(page, 'Specialty', 'Oncology');
  await choose(page, 'Coordinator', (await demoUser('coordinator')).party_name);
  await page.getByRole('button', { name: 'Open a case' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  const number = await page.locator('main header .number').first().innerText();
  const panel = (name) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await panel('Where it came from').getByRole('listitem').filter({ hasText: 'Meeting' }).getByRole('link').click();
  await page.waitForURL(/\/missions\/.*meeting=/);
  await page.getByRole('link', { name: number }).waitFor();
  await panel('Business mission').getByRole('link').first().click();
  await page.waitForURL(/\/agreements\//);
  await panel('What came of it').getByRole('link', { name: number }).waitFor();
}

/** From a meeting of a mission to a case that names it. */
export async function mission(browser) {
  const official = await demoUser('official');
  if (!official) { await test('a meeting leads to a case', () => 'skip'); return; }
  const page = await open(browser);
  await signIn(page, official);
  await test('the start page of an official shows agreements and missions', async () => {
    for (const title of ['Next dates of agreements', 'Missions']) await page.getByRole('heading', { name: title }).waitFor();
  });
  await test('the outcome of a meeting is recorded and leads to a case that names it', async () => {
    await page.goto(`${kUrl}/missions`);
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Record the outcome' }).first().click();
    const dialog = page.getByRole('dialog');
    await pick(dialog, 'Outcome', 'Enquiry for a patient');
    await field(dialog, 'What was agreed').fill('One patient asks for an operation');
    await dialog.getByRole('button', { name: 'Record the outcome' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Create a case from this outcome' }).first().click();
    await page.waitForURL(/\/cases\/new\?.*meeting=/);
    await page.waitForSelector('main h1');
  });
  await test('the case leads back to its meeting, meeting and agreement lead forth to the case', () => trace(page));
  await test('the page of a mission was silent', () => check(page.troubles.length === 0, page.troubles.join('\n')));
  await page.context().close();
}

export async function keyboard(browser) {
  const page = await open(browser);
  const coordinator = await demoUser('coordinator');
  await signIn(page, coordinator);
  await test('g b leads to the board, j and enter open a case, ? shows the keys', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL(/\/board/);
    await page.waitForSelector('[data-row]');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\//);
    await page.waitForSelector('main h1');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
  });
  await test('filters stand in the address and come back with it', async () => {
    await page.goto(`${kUrl}/board?view=list&specialty=oncology`);
    await page.getByText('Oncology').first().waitFor();
    check(page.url().includes('specialty=oncology'), page.url());
  });
  await test('the language is switched in place and Arabic mirrors the page', async () => {
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitem', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
  });
  await test('the first page of the staff loads at most 350 KB of script', async () => {
    const bytes = await weigh(page, '/', '#main h1', 'Script');
    console.log(`     ${(bytes / 1024).toFixed(1)} KB of script over the wire`);
    check(bytes > 50_000 && bytes <= kMostScript, `${bytes} bytes`);
  });
  await test('an address asks for sign-in and is kept', async () => {
    await page.context().clearCookies();
    await page.goto(`${kUrl}/board?view=list&urgency=asap`);
    await page.waitForURL(/\/sign-in/);
    await page.fill('input[type=email]', coordinator.email);
    await page.fill('input[autocomplete=current-password]', coordinator.password);
    await page.click('button[type=submit]');
    await page.waitForURL(/urgency=asap/);
  });
  await page.context().close();
}
