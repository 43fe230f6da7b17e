// What people do on phones: plans are compared in two columns, an agency follows its patient in its own face, a patient's account opens on the one thing to do.
import { askClinic, familyPhone, post, view } from './cases.mjs';
import { familyCase } from './family.mjs';
import { brokenWords, check, demoUser, kDraft, kept, kPhone, kUrl, open, sideways, signIn, test, weigh } from './harness.mjs';
import { steps } from './journey.mjs';

/** Two columns where they fit, one below the other where letters are large. */
async function compared(phone, step) {
  const cells = () => phone.locator('.compare .line').first().locator('[role=cell]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  await step('compare: two clinics beside each other at 360 px, names in sight, differences marked', async () => {
    await phone.setViewportSize({ width: 360, height: 740 });
    await phone.locator('.compare').waitFor();
    await phone.locator('.compare .line').first().getByText(/≈\s.*MNT/).first().waitFor();
    const [left, right] = await cells();
    check(left === right, 'not beside each other');
    check((await sideways(phone)) <= 0, 'scrolls sideways');
    const cut = await phone.locator('.compare [role=cell], .compare [role=columnheader]').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.classList.contains('said')).map((one) => one.textContent));
    check(cut.length === 0, `cut: ${cut.join(' | ')}`);
    await phone.locator('.compare .line').last().scrollIntoViewIfNeeded();
    check(await phone.locator('.heads').evaluate((head) => Math.abs(head.getBoundingClientRect().top) < 2), 'the names scroll away');
    const marked = await phone.locator('.compare [role=rowheader]:has(.differs)').allInnerTexts();
    check(marked.length === 2 && /How long one stays/.test(marked[0]) && /Implants/.test(marked[1]), `marked as different: ${marked}`);
  });
  await step('compare: what differs stands first, and alone on wish', async () => {
    const heads = () => phone.locator('.compare [role=rowheader]:not(.said)').evaluateAll((all) => all.map((one) => one.firstChild.textContent));
    const before = await heads();
    check(before.indexOf('Implants') < before.indexOf('Medicines') && before[0] === 'Total', `order: ${before}`);
    await phone.getByRole('checkbox', { name: 'Only what differs' }).check();
    const after = await heads();
    check(after.includes('Implants') && after.includes('Total') && !after.includes('Medicines') && after.length < before.length, `left: ${after}`);
    await phone.getByRole('checkbox', { name: 'Only what differs' }).uncheck();
  });
  await step('compare: double letters put them below each other, whole', async () => {
    await phone.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    const [first, second] = await cells();
    check(second > first, 'still beside each other');
    check((await sideways(phone)) <= 0, `scrolls sideways by ${await sideways(phone)}`);
    check(await phone.locator('.compare .line .of').first().isVisible(), 'a cell does not say whose it is');
    await phone.evaluate(() => { document.documentElement.style.fontSize = ''; });
  });
  await step('family: Russian words stand whole in double letters', async () => {
    await phone.setViewportSize(kPhone);
    await phone.locator('header select').selectOption('ru');
    await phone.getByRole('heading', { name: /Здравствуйте/ }).waitFor();
    await phone.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    const broken = await brokenWords(phone);
    check(broken.length === 0 && (await sideways(phone)) <= 0, `broken: ${broken.join(' ')}; sideways ${await sideways(phone)}`);
    await phone.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await phone.locator('header select').selectOption('en');
    await phone.getByRole('heading', { name: /Hello/ }).waitFor();
  });
  await step('drafts: a question of the family comes back after a reload', async () => {
    await phone.fill('#message', 'Will my mother');
    await phone.reload();
    await phone.locator('.kept').waitFor();
    check((await phone.inputValue('#message')) === 'Will my mother', 'the question is lost');
  });
  for (const [status, code, path] of [[503, 'busy', '**/api/session'], [429, 'too_many_requests', '**/api/session'], [503, 'busy', '**/api/cases/*']]) {
    await step(`family: ${status} to ${path} forgets nothing, and a press asks again`, async () => {
      await phone.route(path, (route) => route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ status, code }) }));
      await phone.reload();
      await phone.getByRole('button', { name: 'Try again' }).waitFor();
      check((await phone.locator('.steps').count()) === 1 && (await phone.locator('.people a[href^="tel:"]').count()) >= 1, 'the kept copy is gone');
      check((await kept(phone)).length === 1, 'what was typed is gone');
      await phone.unroute(path);
      await phone.getByRole('button', { name: 'Try again' }).click();
      await phone.waitForSelector('#message');
      check((await phone.inputValue('#message')) === 'Will my mother', 'the question is lost');
    });
  }
}

/** A message without a line, and one whose answer was lost on its way: the words stay until the server has them, are said once, and then are gone. */
async function sentOnce(page, step, who) {
  const words = (text) => page.locator('.messages').getByText(text, { exact: true });
  const send = () => page.locator('form:has(#message) button[type=submit]').click();
  await step(`drafts: what ${who} writes without a line stays until it was sent, and is gone then`, async () => {
    await page.context().setOffline(true);
    await page.fill('#message', 'Written in a lift');
    await send();
    await page.locator('form:has(#message) [role=alert]').waitFor();
    check((await page.locator('form:has(#message) [role=alert]').innerText()).includes('was not sent'), 'does not say that it was not sent');
    check((await page.inputValue('#message')) === 'Written in a lift' && (await kept(page)).length === 1, 'the words are lost');
    await page.context().setOffline(false);
    await send();
    await words('Written in a lift').waitFor();
    check((await page.inputValue('#message')) === '' && (await kept(page)).length === 0, 'the words are still there');
  });
  await step(`drafts: what ${who} sent is not said twice when its answer was lost`, async () => {
    await page.route('**/post-message', async (route) => { await route.fetch(); await route.abort(); });
    await page.fill('#message', 'Lost on its way back');
    await send();
    await page.locator('form:has(#message) [role=alert]').waitFor();
    await page.unroute('**/post-message');
    await page.reload();
    await page.waitForSelector('#message');
    check((await page.inputValue('#message')) === 'Lost on its way back', 'the words are lost');
    await send();
    await page.waitForFunction(() => document.querySelector('#message').value === '');
    await words('Lost on its way back').first().waitFor();
    check((await words('Lost on its way back').count()) === 1 && (await kept(page)).length === 0, 'said twice, or still there');
  });
}

/** A phone shows two of three; which two is chosen at the top. */
async function three(desk, phone, step, { id }) {
  await step('compare: of three clinics a phone shows the two that are chosen', async () => {
    const third = await desk.evaluate(async () => (await (await fetch('/api/directory/parties?type=clinic&q=Hangang')).json()).items[0].id);
    const referral = await askClinic(desk, id, third, 'Please offer.');
    const { offer } = (await view(desk, id)).referrals[0];
    await post(desk, `/api/cases/${id}/make-offer`, { referral, terms: { ...offer, total: { minor: '700000', currency: 'USD' }, lines: [{ text: 'Операция', price: { minor: '700000', currency: 'USD' }, included: true }] } });
    await phone.locator('.heads select').first().waitFor();
    const total = () => phone.locator('.compare .line').first().locator('[role=cell]').allInnerTexts();
    check((await phone.locator('.heads [role=columnheader]:not(.said)').count()) === 2 && !(await total()).join().includes('7,000 USD'), 'not two columns');
    await phone.locator('.heads select').first().selectOption(referral);
    await phone.waitForFunction(() => document.querySelector('.compare .line [role=cell]').innerText.includes('7,000'));
    const [first, second] = await phone.locator('.heads select').evaluateAll((all) => all.map((one) => one.value));
    check(first === referral && second !== referral, 'the same clinic twice');
    check((await sideways(phone)) <= 0, 'scrolls sideways');
  });
}

async function revokedFamily(desk, phone, step, { id, person }) {
  await step('family: ending a clinic’s access is asked for twice, with what follows', async () => {
    const before = await phone.locator('.people details').count();
    const one = phone.locator('.people details').last();
    check(!(await one.locator('button').isVisible()), 'one press ends it');
    await one.locator('summary').click();
    await one.getByText('Only a new consent lets it in again').waitFor();
    await one.locator('button.danger').click();
    await phone.waitForFunction((count) => document.querySelectorAll('.people details').length === count - 1, before);
  });
  await step('drafts: a dismissed family leaves no question behind', async () => {
    await post(desk, `/api/cases/${id}/dismiss-person`, { person });
    await phone.waitForFunction((prefix) => document.querySelector('.steps') === null && !Object.keys(sessionStorage).some((key) => key.startsWith(prefix)), kDraft);
  });
}

/** The agency's own face: search, filters, one patient with steps, plans, papers and words. */
/** The staff's own comparison fits a phone whole, however many clinics it holds. */
async function staffCompares(staff, { id }, clinics) {
  await test(`phones: the staff’s comparison of ${clinics} clinics scrolls in no direction but down`, async () => {
    await staff.goto(`${kUrl}/cases/${id}?offers=1`);
    const dialog = staff.getByRole('dialog');
    await dialog.getByRole('rowheader').first().waitFor();
    check((await dialog.getByRole('columnheader').count()) === clinics, 'not all clinics');
    const outside = await dialog.locator('th, td').evaluateAll((all) => all.filter((cell) => { const { left, right } = cell.getBoundingClientRect(); return left < 0 || right > innerWidth; }).map((cell) => cell.textContent.slice(0, 30)));
    check(outside.length === 0, `out of sight: ${outside.join(' | ')}`);
    const cells = await dialog.getByRole('row').nth(1).getByRole('cell').evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().top));
    check(cells[0] === cells[1], 'two clinics do not stand beside each other');
  });
}

/** In Arabic, where a line turns around a number, on a narrow screen. */
async function wholeNumbers(browser) {
  const page = await open(browser, { ...kPhone, language: 'ar' });
  await signIn(page, await demoUser('coordinator'));
  await test('phones: no number of a case breaks at its hyphens on the page of deadlines', async () => {
    await page.goto(`${kUrl}/clocks`);
    await page.locator('[data-row] .number').first().waitFor();
    const broken = await page.locator('[data-row] .number').evaluateAll((all) => all.filter((one) => one.getClientRects().length !== 1).map((one) => one.textContent));
    check(broken.length === 0, `broken: ${broken.join(' ')}`);
    check((await sideways(page)) <= 0, 'scrolls sideways');
  });
  return page;
}

async function agencyFace(browser, step) {
  const page = await open(browser, kPhone);
  await page.goto(`${kUrl}/agency`);
  const user = await demoUser('referrer');
  await page.fill('input[type=email]', user.email);
  await page.fill('input[type=password]', user.password);
  await page.click('button.primary');
  await page.waitForSelector('.patients a');
  const names = () => page.locator('.patients strong').allInnerTexts();
  await step('agency: the list is searched and narrowed, and a reload keeps it so', async () => {
    const [first] = await names();
    await page.getByRole('searchbox').fill(first.split(' ').at(-1));
    await page.waitForFunction((count) => document.querySelectorAll('.patients li').length < count, 40);
    check((await names()).includes(first), 'does not find by name');
    await page.getByRole('searchbox').fill('');
    await page.locator('.narrow select').selectOption('choice');
    await page.waitForFunction(() => [...document.querySelectorAll('.patients a')].every((one) => one.innerText.includes('Choice')) && document.querySelector('.patients a'));
    await page.reload();
    await page.waitForSelector('.patients a');
    check((await page.locator('.narrow select').inputValue()) === 'choice', 'the filter is lost');
    await page.getByRole('checkbox', { name: 'Waiting for us' }).check();
    await page.waitForFunction(() => [...document.querySelectorAll('.patients a')].every((one) => one.dataset.yours));
    await page.getByRole('checkbox', { name: 'Waiting for us' }).uncheck();
    await page.waitForSelector('.patients a');
  });
  await step('agency: a patient opens in the agency’s own face', async () => {
    await page.locator('.patients a').first().click();
    await page.waitForURL(/\/agency\/patients\//);
    await page.locator('.steps [aria-current=step]').waitFor();
    await page.locator('.compare').waitFor();
    check((await page.locator('[class*=mantine]').count()) === 0, 'the staff’s kit is loaded');
    check((await page.locator('.compare button.primary').count()) === 0, 'an agency could accept');
    check((await sideways(page)) <= 0, 'scrolls sideways');
    await page.fill('#message', 'The family has a visa already.');
    await page.locator('form:has(#message) button[type=submit]').click();
    await page.locator('.messages').getByText('The family has a visa already.').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.waitForSelector('.patients a');
    check(new URL(page.url()).searchParams.get('stage') === 'choice', 'the list is not as it was left');
    await page.locator('.patients a').first().click();
    await page.waitForSelector('#message');
  });
  await sentOnce(page, step, 'an agency');
  await step('drafts: answers of an enquiry come back, and go at sign-out', async () => {
    await page.goto(`${kUrl}/agency/new`);
    await page.locator('form input').first().fill('Lê Thị Dở Dang');
    await page.reload();
    await page.locator('.kept').waitFor();
    check((await page.locator('form input').first().inputValue()) === 'Lê Thị Dở Dang', 'the answers are lost');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('input[type=password]');
    check((await kept(page)).length === 0, 'outlive signing out');
  });
  await step('agency: signing out without a line closes every tab, and is kept when the line is back', async () => {
    await page.fill('input[type=email]', user.email);
    await page.fill('input[type=password]', user.password);
    await page.click('button.primary');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    const tab = await page.context().newPage();
    await tab.goto(`${kUrl}/agency/new`);
    await tab.locator('form input').first().fill('Lê Thị Dở Dang');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    const waits = page.getByText('the session has not ended on the server yet');
    await waits.waitFor();
    await tab.waitForSelector('input[type=password]');
    check((await kept(tab)).length === 0 && (await tab.getByText('Dở Dang').count()) === 0, 'another tab still shows the patient');
    await page.context().setOffline(false);
    await waits.waitFor({ state: 'hidden' });
    await page.reload();
    await page.waitForSelector('input[type=password]');
    check((await page.evaluate(async () => (await fetch('/api/session')).status)) === 401, 'still signed in');
    await tab.close();
  });
  return page;
}

export async function phones(browser, summary) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const family = await familyCase(desk, summary);
  const [{ id: referral, offer }] = (await view(desk, family.id)).referrals;
  await post(desk, `/api/cases/${family.id}/make-offer`, { referral, terms: { ...offer, stay_days: 12, lines: [...offer.lines, { text: 'Имплант', kind: 'implants', included: true }] } });
  const phone = await familyPhone(browser, desk, family.id, family.person);
  await compared(phone, steps());
  await sentOnce(phone, steps(), 'a family');
  const staff = await open(browser, kPhone);
  await signIn(staff, await demoUser('coordinator'));
  await staffCompares(staff, family, 2);
  await three(desk, phone, steps(), family);
  await staffCompares(staff, family, 3);
  const { cookies } = await phone.context().storageState();
  const fresh = await open(browser, { ...kPhone, state: { cookies, origins: [] } });
  await test('the patient’s page weighs at most 150 KB in all', async () => {
    const bytes = await weigh(fresh, '/p', '.compare');
    console.log(`     ${(bytes / 1024).toFixed(1)} KB over the wire`);
    check(bytes > 10_000 && bytes <= 150 * 1024, `${bytes} bytes`);
  });
  await fresh.context().close();
  await revokedFamily(desk, phone, steps(), family);
  const agent = await agencyFace(browser, steps());
  const patient = await open(browser, kPhone);
  await test('phones: a patient’s account opens on its steps and the one thing to do', async () => {
    await signIn(patient, await demoUser('patient'));
    await patient.locator('[aria-current=step]').waitFor();
    await patient.getByRole('region', { name: 'Next' }).getByRole('button').first().click();
    await patient.waitForURL(/\/cases\/.*offers=1/);
    await patient.getByRole('dialog').getByRole('rowheader').first().waitFor();
  });
  await test('phones: a patient is not offered to end their own access', async () => {
    const at = patient.url().split('?')[0];
    await patient.goto(at);
    await patient.getByText('Signs in with an account of their own').waitFor();
    check((await view(patient, at.split('/').at(-1))).commands.some(({ command }) => command === 'dismiss_person'), 'may dismiss nobody at all');
    check((await patient.getByRole('button', { name: 'End this person’s access' }).count()) === 0, 'one press locks the patient out');
  });
  await test('phones: the list says who owes what', async () => {
    await desk.goto(`${kUrl}/board?view=list&sort=due`);
    await desk.getByRole('cell').getByText(/owes an answer|You owe an answer/).first().waitFor();
  });
  const arab = await wholeNumbers(browser);
  const pages = [desk, phone, staff, agent, patient, arab];
  await test('phones: no trouble in the consoles', () => { const troubles = pages.flatMap((page) => page.troubles); check(troubles.length === 0, troubles.join('\n')); });
  for (const page of pages) await page.context().close();
}
