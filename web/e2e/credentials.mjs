// One's own sessions and tokens: seen by device and prefix, made, used, ended. And what an auditor sees of readings.
import { check, demoUser, kPhone, kUrl, open, signIn, test } from './harness.mjs';
import { choose, steps } from './journey.mjs';

/** Another one in each run, so that a node may be tested twice. */
const kName = `Laboratory ${Date.now()}`;
const kPage = `${kUrl}/credentials`;
const rowOf = (page, text) => page.locator('[data-row]').filter({ hasText: text });

const ask = (secret, path, method = 'GET') => fetch(kUrl + path, { method, headers: { Authorization: `Bearer ${secret}` } }).then((reply) => reply.status);

async function device(page, user) {
  await signIn(page, user);
  await page.goto(kPage);
  await rowOf(page, 'This session').getByText('Chrome on Linux').waitFor();
}

async function make(page, user) {
  check(await page.getByRole('button', { name: 'Make the token' }).isDisabled(), 'a token without a name could be made');
  await page.getByLabel('What is it for?').fill(kName);
  await choose(page, 'Valid for', '7 days');
  check(await page.getByRole('radio', { name: 'Reading only' }).isChecked(), 'a token may write unless somebody thinks of it');
  const password = page.getByLabel('Your password, once more');
  const submit = page.getByRole('button', { name: 'Make the token' });
  await password.fill('not the password');
  await submit.click();
  const wrong = page.locator('input[type="password"][aria-invalid="true"]');
  await wrong.waitFor();
  check(await wrong.evaluate((field) => field === document.activeElement), 'whose password was wrong is not led to its field');
  check(await page.getByRole('alert').count() === 0, 'what is wrong with the password is said twice');
  check(await page.getByLabel('What is it for?').inputValue() === kName, 'what was typed is gone');
  await password.fill(user.password);
  await submit.click();
  const shown = page.getByRole('status').getByRole('textbox');
  await shown.waitFor();
  const secret = await shown.inputValue();
  const row = rowOf(page, kName);
  await row.getByText(`${secret.slice(0, 6)}…`).waitFor();
  await row.getByText('Reading only').waitFor();
  await row.getByText('Never used').waitFor();
  return secret;
}

async function use(page, secret) {
  check(await ask(secret, '/api/cases') === 200, 'the token does not read');
  check(await ask(secret, '/api/session/credentials', 'DELETE') === 403, 'a token for reading only writes');
  await page.reload();
  await rowOf(page, kName).getByText('Last used').waitFor();
  check(!(await page.content()).includes(secret), 'the secret is shown again');
}

async function end(page, secret) {
  const row = rowOf(page, kName);
  await row.getByRole('button', { name: 'End' }).click();
  await row.getByRole('button', { name: 'Confirm' }).click();
  await row.waitFor({ state: 'detached' });
  check(await ask(secret, '/api/cases') === 401, 'an ended token still works');
}

async function readings(browser) {
  const page = await open(browser);
  await signIn(page, await demoUser('auditor'));
  await page.goto(`${kUrl}/journal`);
  await page.getByRole('tab', { name: 'Readings' }).click();
  await page.waitForURL(/journal\/readings/);
  await page.getByRole('cell', { name: /Opened the case|Saw it/ }).first().waitFor();
  check(page.troubles.length === 0, page.troubles.join('\n'));
  await page.context().close();
}

/** A page that somebody else read is nothing for whoever signs in next. */
async function another(browser, coordinator) {
  const page = await open(browser);
  const enter = async (user) => {
    await page.fill('input[type=email]', user.email);
    await page.fill('input[autocomplete=current-password]', user.password);
    await page.click('button[type=submit]');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  };
  await signIn(page, coordinator);
  const id = await page.evaluate(async () => (await (await fetch('/api/cases?limit=1')).json()).items[0].id);
  const leave = async () => {
    await page.goto(`${kUrl}/cases/${id}`);
    await page.waitForSelector('main h1');
    await page.context().clearCookies();
    await page.reload();
    await page.waitForURL(/sign-in\?next=/);
  };
  await leave();
  await enter(coordinator);
  check(page.url().includes(id), 'the same account does not come back to where it was');
  await leave();
  await enter(await demoUser('auditor'));
  check(new URL(page.url()).pathname === '/', `begins at ${page.url()}`);
  await page.setViewportSize(kPhone);
  await page.goto(`${kUrl}/journal`);
  await page.getByRole('cell').first().waitFor();
  const wide = await page.locator('main *').evaluateAll((all) => all.filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1).map((one) => one.className));
  check(wide.length === 0, `scrolls sideways: ${wide}`);
  check(page.troubles.length === 0, page.troubles.join('\n'));
  await page.context().close();
}

export async function credentials(browser) {
  const coordinator = await demoUser('coordinator');
  if (!coordinator) { await test('tokens are made', () => 'skip'); return; }
  const page = await open(browser);
  let secret;
  const step = steps();
  await step('a session is known by its device', () => device(page, coordinator));
  await step('a token is made with the password, with an end, and shown once', async () => { secret = await make(page, coordinator); });
  await step('it reads, and writes nothing', () => use(page, secret));
  await step('it is ended by itself', () => end(page, secret));
  await step('an auditor sees who looked, on the whole node', async () => {
    await page.goto(`${kUrl}/board`);
    await readings(browser);
  });
  await step('another account begins at its own start page; an auditor’s journal fits a phone', () => another(browser, coordinator));
  await test('the page of tokens was silent', () => check(page.troubles.length === 0, page.troubles.join('\n')));
  await page.context().close();
}
