// An offer in a minute on a phone, from a template with two numbers changed; plans side by side; conversations apart; a page photographed by the family.
import { familyPhone } from './cases.mjs';
import { check, demoUser, kPhone, kUrl, open, sideways, signIn, test, userOf } from './harness.mjs';
import { familyCase } from './family.mjs';
import { choose, field, steps } from './journey.mjs';
import { photograph } from './uploads.mjs';

export async function offers(browser, summary) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const { id, person } = await familyCase(desk, summary);
  const ward = await open(browser, kPhone);
  await signIn(ward, await userOf('neva@clinic.example'));
  let phone;
  const step = steps();

  await step('offers: a template and two numbers make an offer, on a phone', async () => {
    await ward.goto(`${kUrl}/cases/${id}`);
    await ward.getByRole('button', { name: 'Send plan and estimate' }).first().click();
    const dialog = ward.getByRole('dialog');
    const remove = dialog.getByRole('button', { name: 'Remove', exact: true });
    for (let line = 0; line < 2; line += 1) await remove.first().click();    // of the offer that is revised
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await field(dialog, 'What').fill('Консилиум');
    await dialog.getByRole('combobox', { name: 'Use a template' }).or(dialog.getByRole('textbox', { name: 'Use a template' })).first().click();
    await ward.getByRole('option').first().click();
    const first = dialog.getByRole('textbox', { name: 'What', exact: true }).first();
    check((await first.inputValue()) === 'Консилиум', 'the template wiped a written line');
    await remove.first().click();
    await field(dialog, 'Price: Amount').fill('٤٥٠ ٠٠٠');
    await dialog.getByRole('group', { name: /Valid until/ }).getByRole('button').first().click();
    await dialog.getByText('674,000').waitFor();
    await ward.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    const cut = await dialog.locator('input, textarea, button').evaluateAll((all) => all.filter((one) => one.checkVisibility()).filter((one) => { const { left, right } = one.getBoundingClientRect(); return left < 0 || right > innerWidth; }).map((one) => one.outerHTML.slice(0, 80)));
    check(cut.length === 0, `in double letters out of sight: ${cut.join(' ')}`);
    await ward.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await dialog.getByRole('button', { name: 'Send plan and estimate' }).click();
    await dialog.waitFor({ state: 'hidden' });
    check((await sideways(ward)) <= 0, 'the phone scrolls sideways');
  });
  await step('offers: all that is missing is said at once, in words, and a press goes to it', async () => {
    await ward.getByRole('button', { name: 'Send plan and estimate' }).first().click();
    const dialog = ward.getByRole('dialog');
    await field(dialog, 'Treatment plan').fill('');
    const remove = dialog.getByRole('button', { name: 'Remove', exact: true });
    while (await remove.count() > 0) await remove.first().click();
    await dialog.getByRole('button', { name: 'Send plan and estimate' }).click();
    const said = dialog.locator('[role=alert]').last();
    check(/Treatment plan.*Estimate/s.test(await said.innerText()) && !(await dialog.innerText()).includes('/terms'), `says ${await said.innerText()}`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    check(await dialog.getByText('Price', { exact: true }).count() === 1 && await dialog.getByText('Price (optional)').count() === 0, 'the price that is wanted is called optional');
    await dialog.getByRole('button', { name: 'Send plan and estimate' }).click();
    await said.getByRole('button', { name: 'Price (1)' }).click();
    check(await dialog.getByRole('textbox', { name: 'Price: Amount' }).evaluate((one) => one === document.activeElement), 'the press does not go to the price');
    await dialog.getByRole('textbox', { name: 'Price: Amount' }).fill('100');
    await said.getByRole('button', { name: 'Price (1)' }).waitFor({ state: 'detached' });
    check(await said.getByRole('button', { name: 'Treatment plan' }).count() === 1, 'what is still missing is said no more');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await step('offers: of a day it is said what is wrong with it, until it is corrected', async () => {
    await ward.getByRole('button', { name: 'Send plan and estimate' }).first().click();
    const dialog = ward.getByRole('dialog');
    check(await dialog.getByText(/Kept from/).count() === 0, 'kept although nothing was typed');
    const until = dialog.locator('[data-field="/terms/valid_until"]');
    const day = async (date, year) => {
      await until.getByRole('textbox', { name: /: Day$/ }).fill(date);
      await until.getByRole('textbox', { name: /: Year$/ }).fill(year);
      await dialog.getByRole('button', { name: 'Send plan and estimate' }).click();
    };
    await choose(until, /: Month$/, 'February');
    await day('٣٠', '2027');
    await until.getByText('There is no such day in that month.').waitFor();
    await dialog.locator('[role=alert]').last().getByText('There is no such day in that month.').waitFor();
    await day('20', '26');
    await until.getByText('Write the year with four digits.').waitFor();
    await day('20', '2026');
    await until.getByText('has already passed', { exact: false }).waitFor();
    await until.getByRole('textbox', { name: /: Year$/ }).fill('2046');
    await until.getByText('has already passed', { exact: false }).waitFor({ state: 'detached' });
    check(await dialog.locator('[role=alert]').count() === 0, 'still refused although it was corrected');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await step('offers: a service of the price list becomes a line', async () => {
    await ward.getByRole('button', { name: 'Send plan and estimate' }).first().click();
    const dialog = ward.getByRole('dialog');
    const before = await dialog.getByRole('textbox', { name: 'What', exact: true }).count();
    const list = dialog.getByRole('combobox', { name: 'Add from the price list' }).or(dialog.getByRole('textbox', { name: 'Add from the price list' })).first();
    await list.click();
    await list.fill('операц');                                        // read in English, found in Russian
    const found = ward.getByRole('option').filter({ hasText: /[a-z]{4}.*(?:Hospital stay|One day|Outpatient)/s });
    await found.first().click();
    await dialog.getByRole('textbox', { name: 'What', exact: true }).nth(before).waitFor();
    check((await dialog.getByRole('textbox', { name: 'What', exact: true }).nth(before).inputValue()).length > 3, 'the line has no words');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await step('offers: plans side by side, what is not named is marked, and names are hidden on wish', async () => {
    await desk.goto(`${kUrl}/cases/${id}?offers=1`);
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('rowheader', { name: 'Procedure' }).waitFor();
    check((await dialog.getByText('not named').count()) > 3, 'silence is not marked');
    await dialog.getByText(/≈ .*MNT/).first().waitFor();
    await dialog.getByRole('switch', { name: 'Hide the clinics’ names' }).click();
    await dialog.getByRole('columnheader', { name: /Clinic A/ }).waitFor();
    check(!(await dialog.innerText()).includes('Нева'), 'a name shows through');
    check(new URL(desk.url()).searchParams.get('blind') === '1', 'the address does not bring it back');
  });
  await step('offers: a person’s translation stands beside the original', async () => {
    await desk.getByRole('dialog').getByRole('switch', { name: 'Hide the clinics’ names' }).click();
    await desk.getByRole('button', { name: 'Add a translation' }).first().click();
    const dialog = desk.getByRole('dialog').filter({ has: desk.getByLabel('Treatment plan') });
    await field(dialog, 'Treatment plan').fill('Мэс засал, арван хоног');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'hidden' });
  });
  await step('offers: what is accepted by telephone is read in the patient’s money, too', async () => {
    await desk.goto(`${kUrl}/cases/${id}?offers=1`);
    await desk.getByRole('dialog').getByRole('button', { name: 'Record the patient’s choice' }).first().click();
    const dialog = desk.getByRole('dialog').filter({ has: desk.getByRole('button', { name: 'Cancel' }) });
    await dialog.getByText(/≈ .*MNT/).first().waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await step('conversations: a message to the clinic, another to the family, each by its own', async () => {
    await desk.goto(`${kUrl}/cases/${id}`);
    const words = desk.getByRole('textbox', { name: 'Write a message…' });
    await words.fill('Only for the family\nin two lines');
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.getByRole('listitem').getByText('Only for the family').waitFor();
    await desk.locator('label').filter({ hasText: 'Нева' }).first().click();
    await desk.getByText('Only for the family').waitFor({ state: 'hidden' });
    await words.fill('Only for the clinic');
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.getByRole('listitem').getByText('Only for the clinic').waitFor();     // not in the box, which empties when it was sent
    await ward.goto(`${kUrl}/cases/${id}`);
    await ward.getByText('Only for the clinic').waitFor();
    check(!(await ward.locator('main').innerText()).includes('Only for the family'), 'the clinic reads the family');
  });
  await step('family: own money beside, the translation marked, the message there', async () => {
    phone = await familyPhone(browser, desk, id, person);
    await phone.locator('.compare').getByText(/≈\s.*MNT/).first().waitFor();
    check((await phone.locator('.compare .missing').count()) > 3, 'silence is not marked');
    await phone.locator('.messages').getByText('Only for the family').waitFor();
    check((await phone.locator('.messages').innerText()).includes('Only for the family\nin two lines'), 'the lines of a message run together');
    check(!(await phone.locator('main').innerText()).includes('Only for the clinic'), 'the family reads the clinic');
    await phone.locator('.check input').first().check();
    check((await phone.locator('.heads strong').allInnerTexts()).join() === 'Clinic A,Clinic B' && !(await phone.locator('.compare').innerText()).includes('Нева'), 'the clinics are not hidden');
    check((await phone.locator('.compare button.primary').count()) === 0, 'a hidden clinic can be chosen');
    await phone.locator('.check input').first().uncheck();
    check((await sideways(phone)) <= 0, 'the phone scrolls sideways');
  });
  await step('family: what is about to be chosen is read in one’s own language and money', async () => {
    await phone.locator('header select').selectOption('mn');
    await phone.locator('.compare .translation').getByText('Мэс засал, арван хоног').waitFor();
    await phone.locator('.compare [role=cell] button.primary').first().click();
    const dialog = phone.locator('dialog[open]');
    await dialog.getByText('Мэс засал, арван хоног').waitFor();
    check(/≈\s.*MNT/.test(await dialog.locator('.amounts').innerText()), `no own money: ${await dialog.innerText()}`);
    await dialog.locator('button.quiet').click();
    await phone.locator('header select').selectOption('en');
    await phone.getByRole('heading', { name: /Hello/ }).waitFor();
  });
  await step('family: whom to call, with hours on both clocks', async () => {
    const people = phone.locator('.people').first();
    check((await people.locator('a[href^="tel:+7"]').count()) === 1, 'no telephone');
    await people.getByText(/by your clock/).waitFor();
  });
  await step('family: two pages photographed, one after a lost line', async () => {
    const camera = phone.locator('input[capture=environment]');
    await camera.setInputFiles({ name: 'image.jpg', mimeType: 'image/png', buffer: photograph() });
    await phone.locator('.papers li[data-state=done]').waitFor();
    await phone.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()), { times: 1 });
    await camera.setInputFiles({ name: 'image.jpg', mimeType: 'image/png', buffer: photograph() });
    await phone.locator('.papers li[data-state=done]').nth(1).waitFor();
    await phone.getByText('2 papers have arrived').or(phone.getByText('3 papers have arrived')).waitFor();
  });
  await step('family: a plan is chosen, and its dialog closes although the answer was lost; then withdrawn: of an ended case the page says none of it', async () => {
    await phone.locator('.compare [role=cell] button.primary').first().click();
    await phone.locator('dialog input[type=checkbox]').check();
    await phone.route('**/accept-offer', async (route) => { await route.fetch(); await route.abort(); });
    await phone.locator('dialog button.primary').click();
    await phone.locator('.next .accepted').waitFor();
    await phone.locator('dialog[open]').waitFor({ state: 'detached' });
    await phone.setViewportSize({ width: 360, height: 740 });
    await phone.locator('header select').selectOption('ru');
    await phone.getByRole('heading', { name: /Здравствуйте/ }).waitFor();
    const under = await phone.locator('.compare .line').evaluateAll((all) => all.filter((line) => { const [head, cell] = line.querySelectorAll('[role=rowheader], [role=cell]'); const words = document.createRange(); words.selectNodeContents(head); return words.getBoundingClientRect().right > cell.getBoundingClientRect().left; }).map((line) => line.innerText));
    check(under.length === 0, `runs under its value: ${under.join(' | ')}`);
    await phone.locator('header select').selectOption('en');
    await phone.getByRole('heading', { name: /Hello/ }).waitFor();
    const leave = phone.locator('main > details').filter({ has: phone.locator('#reason') });
    await leave.locator('summary').click();
    await leave.locator('#reason').selectOption('financial');
    await leave.locator('button.danger').click();
    await leave.waitFor({ state: 'detached' });
    const said = await phone.locator('main').innerText();
    check((await phone.locator('.next .accepted').count()) === 0 && (await phone.locator('.compare').count()) === 0 && !/You have chosen|days left/.test(said), said.slice(0, 400));
  });
  await test('offers: no trouble in the consoles', () => check([desk, ward, phone].filter(Boolean).flatMap(({ troubles }) => troubles).length === 0, [desk, ward, phone].filter(Boolean).flatMap(({ troubles }) => troubles).join('\n')));
  for (const page of [desk, ward, phone].filter(Boolean)) await page.context().close();
}
