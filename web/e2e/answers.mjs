// What a clinic asked for is photographed in the answer itself; the family and an agency answer their coordinator in the same way.
import { askClinic, familyPhone, invite, openCase, partyOf, post, view } from './cases.mjs';
import { check, demoUser, kept, kPhone, kUrl, open, sideways, signIn, test, userOf } from './harness.mjs';
import { field, steps } from './journey.mjs';
import { photograph } from './uploads.mjs';

/** Whom one is about to ask is kept; rules that contradict each other are said; in Arabic the drawer opens where the line ends. */
async function findClinics(desk, id, step) {
  const drawer = desk.getByRole('dialog', { name: 'Find clinics' });
  await step('find clinics: who is chosen and what is asked come back after a reload', async () => {
    await post(desk, `/api/cases/${id}/grant-consent`, { party: await partyOf(desk, 'Primorsky'), given_by: 'phone' });
    await desk.goto(`${kUrl}/cases/${id}?match=1`);
    await drawer.getByRole('checkbox', { name: /Приморский/ }).check();
    await drawer.getByRole('textbox').fill('What do you advise?');
    await desk.reload();
    await drawer.getByText(/Kept from \d/).waitFor();
    check((await drawer.getByRole('textbox').inputValue()) === 'What do you advise?' && await drawer.getByRole('checkbox', { name: /Приморский/ }).isChecked(), 'what was chosen is lost');
    await drawer.getByRole('button', { name: 'Discard' }).click();
    check((await drawer.getByRole('textbox').count()) === 0 && (await kept(desk)).length === 0, 'not thrown away');
  });
  await step('find clinics: a visa that one rule asks for and another does not is marked', async () => {
    check((await drawer.getByText('The rules contradict each other').count()) === 0, 'marked without a cause');
    check((await drawer.getByText('No visa needed').count()) > 0, 'the demo has no rule for this journey');
    await desk.route('**/match?*', async (route) => {
      const reply = await route.fetch();
      const body = await reply.json();
      body.items[0].services[0].gates.push({ effect: 'visa_needed', rule: 'Виза нужна.', source: 'x' });
      await route.fulfill({ response: reply, json: body });
    });
    await desk.reload();
    await drawer.getByRole('note').getByText('The rules contradict each other').waitFor();
    await drawer.getByText('Language of the text: Russian').waitFor();
    await desk.unroute('**/match?*');
  });
}

export async function answers(browser, summary) {
  const desk = await open(browser, kPhone);
  await signIn(desk, await demoUser('coordinator'));
  const { id } = await openCase(desk, summary, { name: 'Батцэцэг', language: 'mn' });
  const person = await invite(desk, id, 'Оюунаа');
  const referral = await askClinic(desk, id, await partyOf(desk, 'Neva Clinical'), 'Please advise.');
  const ward = await open(browser);
  await signIn(ward, await userOf('neva@clinic.example'));
  await post(ward, `/api/cases/${id}/ask-information`, { referral, question: 'One more image, please.' });
  const picture = (name) => ({ name, mimeType: 'image/png', buffer: photograph() });
  const step = steps();
  let phone;

  await step('answers: an image is photographed in the answer, which the clinic then sees, and starts the clock again', async () => {
    await desk.goto(`${kUrl}/cases/${id}?do=give_information&referral=${referral}`);
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('One more image, please.').waitFor();
    await field(dialog, 'Answer').fill('Here it is.');
    let let_through;
    const held = new Promise((go) => { let_through = go; });
    await desk.route('**/uploads/*', async (route) => { await held; await route.continue(); });
    await dialog.locator('input[type=file][multiple]').setInputFiles(picture('MRI.png'));
    await desk.waitForFunction(() => document.querySelector('[role=dialog] textarea').value === 'Here it is.\nAttached to the case: 1 file');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText('Files are still on their way').first().waitFor();
    let_through();
    await dialog.getByText('Received').waitFor();
    await dialog.getByText('Files are still on their way').first().waitFor({ state: 'detached' });
    const shown = dialog.getByRole('checkbox', { name: 'MRI.png: Does not show who the patient is' });
    await shown.click();
    await desk.waitForFunction(() => document.querySelector('[role=dialog] input[type=checkbox]').checked);
    check((await sideways(desk)) <= 0, 'the phone scrolls sideways');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'hidden' });
    const now = await view(desk, id);
    check(now.records.some(({ title }) => title === 'MRI.png'), 'the image is not in the case');
    const asked = now.referrals.find((one) => one.id === referral);
    check(asked.state !== 'information_wanted' && asked.due && asked.left_seconds === undefined, `the clock stands still: ${JSON.stringify(asked)}`);
    await ward.goto(`${kUrl}/cases/${id}`);
    await ward.getByText('Attached to the case: 1 file').first().waitFor();
    const image = (await view(ward, id)).records.find(({ title }) => title === 'MRI.png');
    check(image, 'the clinic does not see the image');
    await ward.goto(`${kUrl}/cases/${id}?record=${image.id}`);
    await ward.getByText('No summary of this document yet.').waitFor();
    check(await ward.getByText('Write one beside it', { exact: false }).count() === 0, 'the clinic is told to write a summary');
  });
  await step('answers: what is attached to a message for a clinic that is only asked is looked at there, and that it stays in the case is said', async () => {
    await desk.goto(`${kUrl}/cases/${id}`);
    await desk.locator('label').filter({ hasText: 'Нева' }).first().click();
    const words = desk.getByRole('textbox', { name: 'Write a message…' });
    await words.fill('One more');
    const composer = desk.locator('[data-voice=message]');
    await composer.locator('input[type=file][multiple]').setInputFiles(picture('CT.png'));
    await composer.getByText('Received; it stays in the case').waitFor();
    await composer.getByRole('checkbox', { name: 'CT.png: Does not show who the patient is' }).click();
    await composer.getByText('the name of the file included').waitFor();
    await desk.waitForFunction(() => document.querySelector('[data-voice=message] input[type=checkbox]').checked);
    check((await composer.getByRole('button', { name: 'Take CT.png off this list; it stays in the case' }).count()) === 1, 'the cross does not say what it does');
    await desk.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.getByRole('listitem').getByText('One more').waitFor();
    check((await view(ward, id)).records.some(({ title }) => title === 'CT.png'), 'the clinic does not see the file');
  });
  await step('answers: the family photographs beside its words, one that is taken twice is one', async () => {
    phone = await familyPhone(browser, desk, id, person);
    await phone.fill('#message', 'This is the new one');
    const same = photograph();
    for (const name of ['image.png', 'image.png']) {
      await phone.locator('label.attach input').setInputFiles({ name, mimeType: 'image/png', buffer: same });
      await phone.locator('.attached li[data-state=done]').first().waitFor();
    }
    await phone.locator('.attached').getByText('chosen twice, kept once').waitFor();
    check((await phone.locator('.attached li').count()) === 1 && (await phone.locator('.papers li').count()) === 1, 'one paper stands there twice');
    const text = await phone.inputValue('#message');
    check(/^This is the new one\nAttached: \d{4}-\d\d-\d\d \d\d\.\d\d p\d\.png$/.test(text), text);
    check((await sideways(phone)) <= 0, 'the phone scrolls sideways');
    await phone.locator('label.attach input').setInputFiles({ name: 'nothing.png', mimeType: 'image/png', buffer: Buffer.alloc(0) });
    await phone.locator('.attached').getByText('The file is empty.', { exact: false }).waitFor();
    await phone.getByRole('button', { name: 'Remove: nothing.png' }).click();
    await phone.locator('.attached').getByText('The file is empty.', { exact: false }).waitFor({ state: 'detached' });
    check((await phone.inputValue('#message')) === text, 'the words tell of a file that is not there');
    await phone.locator('form:has(#message) button[type=submit]').click();
    await phone.locator('.messages').getByText('This is the new one').waitFor();
    check((await phone.locator('.attached').count()) === 0 && (await phone.inputValue('#message')) === '', 'what was sent is still there');
  });
  await findClinics(desk, id, step);
  await test('answers: no trouble in the consoles', () => check([desk, ward, phone].filter(Boolean).flatMap(({ troubles }) => troubles).length === 0, [desk, ward, phone].filter(Boolean).flatMap(({ troubles }) => troubles).join('\n')));
  for (const page of [desk, ward, phone].filter(Boolean)) await page.context().close();
}
