// Those who keep the register: an organisation with its licences, a user, and who looked at a case.
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';
import { choose, field, steps } from './journey.mjs';

/** A day as three answers. */
async function day(scope, label, year, month, date) {
  const group = scope.getByRole('group', { name: label });
  await group.getByRole('textbox', { name: 'Day' }).fill(String(date));
  await choose(group, 'Month', month);
  await group.getByRole('textbox', { name: 'Year' }).fill(String(year));
}

/** Another one in each run, so that a node may be tested twice. */
const kAddress = `proba.${Date.now()}@example.org`;

const save = (page) => page.getByRole('button', { name: 'Save', exact: true }).click();
/** Whoever changes an account gives their own password with it. */
const saveUser = async (page) => {
  await page.locator('[data-field="/own_password"]').fill((await demoUser('administrator')).password);
  await save(page);
};
const headed = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

async function newOrganisation(page) {
  await page.goto(`${kUrl}/directory`);
  await page.getByRole('link', { name: 'New organisation' }).click();
  await headed(page, 'New organisation');
  await field(page, 'Name').fill('Клиника «Проба»');
  await field(page, 'Name in Latin letters').fill('Proba Clinic');
  await choose(page, 'Type', 'Clinic');
  await choose(page, 'Place', 'St Petersburg');
  await save(page);
  await headed(page, 'Клиника «Проба»');
  return page.url();
}

async function addLicence(page) {
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Add a licence' }).click();
  const licence = page.getByRole('group', { name: '1', exact: true });
  await field(licence, 'Licence number').fill('ЛО-78-1');
  await field(licence, 'Issued by').fill('Комитет по здравоохранению');
  await day(licence, /Valid from/, 2030, 'January', 15);
  await day(licence, /Valid until/, 2029, 'March', 1);
  await save(page);
  await licence.getByText('The end is before the beginning').waitFor();
  check(await field(licence, 'Licence number').inputValue() === 'ЛО-78-1', 'what was typed is gone');
  await day(licence, /Valid from/, 2020, 'January', 15);
  await save(page);
  await page.getByText('ЛО-78-1').waitFor();
  await page.getByText('Valid', { exact: true }).waitFor();
}

/** Two people edit one record: the second is told what the first changed, and nothing is lost. */
async function conflict(first, second, at) {
  await second.goto(`${at}/edit`);
  await field(second, 'Website').fill('https://proba.example');
  await first.goto(`${at}/edit`);
  await field(first, 'Name in Latin letters').fill('Proba Hospital');
  await save(first);
  await headed(first, 'Клиника «Проба»');
  await save(second);
  const told = second.getByRole('alert').filter({ hasText: 'Someone else changed this meanwhile' });
  await told.getByText('Proba Hospital').waitFor();
  check(await field(second, 'Website').inputValue() === 'https://proba.example', 'what was typed is gone');
  await told.getByRole('button', { name: 'Take the new version' }).click();
  check(await field(second, 'Name in Latin letters').inputValue() === 'Proba Hospital', 'the new version was not taken');
  await field(second, 'Website').fill('https://proba.example');
  await save(second);
  await second.getByRole('link', { name: 'https://proba.example' }).waitFor();
  await second.getByText('Proba Hospital').waitFor();
}

async function newUser(page, browser) {
  await page.goto(`${kUrl}/users/new`);
  await field(page, 'Name').fill('Проба Пробовна');
  await field(page, 'E-mail').fill(kAddress);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Add an organisation and role' }).click();
  const membership = page.getByRole('group', { name: '1', exact: true });
  await choose(membership, 'Organisation', 'Клиника «Проба»');
  await choose(membership, 'Role', 'Clinic');
  await saveUser(page);
  await page.locator('[data-field="/password"][aria-invalid="true"]').waitFor();
  await page.getByLabel('E-mail').focus();
  await page.getByRole('alert').getByRole('button', { name: /^Password/ }).click();
  await page.locator('[data-field="/password"]:focus').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('long enough to be safe');
  await saveUser(page);
  await page.getByText(kAddress).waitFor();
  const fresh = await open(browser);
  await signIn(fresh, { email: kAddress, password: 'long enough to be safe' });
  await fresh.context().close();
}

/** Somebody of two organisations, in one of them until a day, says for which they act; the page and its next visit keep to it. */
async function actsFor(page, browser) {
  await page.goto(`${kUrl}/users?q=${kAddress}`);
  await page.locator('[data-row]').first().click();
  await headed(page, 'Проба Пробовна');
  await page.getByRole('button', { name: 'Add an organisation and role' }).click();
  const membership = page.getByRole('group', { name: '2', exact: true });
  await choose(membership, 'Organisation', 'Neva Clinical');
  await choose(membership, 'Role', 'Clinic');
  await day(membership, /Valid until/, 2020, 'March', 1);
  await day(membership, /Valid from/, 2021, 'March', 1);
  await saveUser(page);
  await membership.getByText('The end is before the beginning').waitFor();
  await day(membership, /Valid until/, 2090, 'March', 1);
  await saveUser(page);
  await page.locator('[data-row]').first().waitFor();
  const other = await open(browser);
  await signIn(other, { email: kAddress, password: 'long enough to be safe' });
  const first = () => other.evaluate(async () => (await (await fetch('/api/session')).json()).memberships[0].party.name);
  check((await first()) === 'Клиника «Проба»', 'the first membership comes first');
  await other.getByRole('button', { name: /^Signed in as/ }).click();
  await other.getByText('You act for').waitFor();
  await other.getByRole('menuitem', { name: /Нева/ }).click();
  await other.waitForFunction(async () => (await (await fetch('/api/session')).json()).memberships[0].party.name.includes('Нева'));
  await other.reload();
  await other.getByRole('button', { name: /^Signed in as/ }).click();
  await other.locator('[role=menuitem][aria-current=true]').filter({ hasText: 'Нева' }).waitFor();
  await other.context().close();
}

/** Ended by an administrator, a session is over on the other device at its next word. */
async function endSession(page, browser) {
  const other = await open(browser);
  await signIn(other, { email: kAddress, password: 'long enough to be safe' });
  await other.getByRole('button', { name: /^Signed in as/ }).click();
  await other.getByRole('menuitem', { name: 'Sessions and tokens' }).click();
  await other.getByText('This session').waitFor();
  await page.goto(`${kUrl}/users?q=${kAddress}`);
  await page.locator('[data-row]').first().click();
  await headed(page, 'Проба Пробовна');
  await page.getByRole('button', { name: 'End all', exact: false }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('Nothing is open.').waitFor();
  await other.goto(`${kUrl}/credentials`);
  await other.waitForURL(/\/sign-in/);
  await other.context().close();
}

async function suspend(page, browser) {
  await page.goto(`${kUrl}/users?q=${kAddress}`);
  await page.locator('[data-row]').first().click();
  await headed(page, 'Проба Пробовна');
  check(await page.getByLabel('New password').inputValue() === '', 'a password is shown');
  await choose(page, 'State', 'Suspended');
  await saveUser(page);
  await page.locator('[data-row]').getByText('Suspended').waitFor();
  const late = await open(browser);
  await late.goto(`${kUrl}/sign-in`);
  await late.fill('input[type=email]', kAddress);
  await late.fill('input[autocomplete=current-password]', 'long enough to be safe');
  await late.click('button[type=submit]');
  await late.getByText('is not right').waitFor();
  await late.context().close();
}

async function whoLooked(browser) {
  const coordinator = await demoUser('coordinator');
  const page = await open(browser);
  await signIn(page, coordinator);
  const id = await page.evaluate(async () => (await (await fetch('/api/cases?limit=1')).json()).items[0].id);
  await page.goto(`${kUrl}/cases/${id}`);
  await page.getByRole('button', { name: 'Who looked' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(coordinator.name).first().waitFor();
  await drawer.getByText('Opened the case').first().waitFor();
  await drawer.getByText(/Could see: .*Medical data/).first().waitFor();
  check(page.url().includes('looked=1'), 'the open panel is not in the address');
  await page.context().close();
}

export async function register(browser) {
  const administrator = await demoUser('administrator');
  if (!administrator) { await test('the register is kept', () => 'skip'); return; }
  const page = await open(browser);
  const other = await open(browser);
  let at;
  const step = steps();
  await step('an administrator adds an organisation', async () => { await signIn(page, administrator); at = await newOrganisation(page); });
  await step('a licence whose dates are wrong is told beside them, then kept', () => addLicence(page));
  await step('who saves second is told what the first changed', async () => { await signIn(other, administrator); await conflict(page, other, at); });
  await step('a user is added and can sign in', () => newUser(page, browser));
  await step('somebody of two organisations says for which they act', () => actsFor(page, browser));
  await step('an administrator ends the sessions of a user', () => endSession(page, browser));
  await step('a suspended user cannot sign in', () => suspend(page, browser));
  await test('readers without the right find no way to change', async () => {
    const reader = await open(browser);
    await signIn(reader, await demoUser('coordinator'));
    await reader.goto(at ?? `${kUrl}/directory`);
    await reader.waitForSelector('main h1');
    check(await reader.getByRole('link', { name: 'Edit' }).count() === 0, 'a coordinator is offered to edit');
    await reader.context().close();
  });
  await test('a coordinator sees who looked at a case', () => whoLooked(browser));
  await test('the pages of the register were silent', () => check([...page.troubles, ...other.troubles].length === 0, [...page.troubles, ...other.troubles].join('\n')));
  await page.context().close();
  await other.context().close();
}
