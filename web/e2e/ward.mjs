// A clinic on a phone: a doctor reads and answers on the first screen, what is given by one press can be taken back, what was typed comes back after the page was dropped.
import { askClinic, openCase, partyOf, post, view } from './cases.mjs';
import { check, demoUser, kDraft, kept, kPhone, kUrl, open, sideways, signIn, test, userOf } from './harness.mjs';
import { pick, steps } from './journey.mjs';

const inSight = (locator) => locator.evaluate((box) => { const { top, bottom } = box.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight - 58; });

/** A case with a summary, whose question waits for the clinic. */
async function askedCase(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Энхжаргал', birth_date: '1961-05-02', language: 'mn' });
  const clinic = await partyOf(desk, 'Neva Clinical');
  await askClinic(desk, id, clinic, 'Can the breast be kept?');
  return { id, clinic };
}

/** Says no with a reason; the dialog, gone. */
async function refuse(ward, reason) {
  await ward.getByRole('button', { name: 'Not for us' }).click();
  const dialog = ward.getByRole('dialog');
  await pick(dialog, /Reason/, reason);
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await ward.getByRole('button', { name: 'Undo' }).waitFor();
  return dialog;
}

/** The clinic's phone: the board holds something, the question with its facts and answers is one screen, receipt is one press with a way back. */
async function doctor(browser, desk, step, summary) {
  const { id, clinic } = await askedCase(desk, summary);
  const ward = await open(browser, kPhone);
  await signIn(ward, await userOf('neva@clinic.example'));
  await step('ward: a clinic’s board opens on a column that holds something', async () => {
    await ward.goto(`${kUrl}/board`);
    await ward.locator('[data-row]').first().waitFor();
    check(await ward.locator('[data-row]').first().evaluate((card) => { const { left, right } = card.getBoundingClientRect(); return left >= 0 && right <= innerWidth; }), 'no card in the first column');
    check((await ward.getByText('No cases at this stage').count()) === 0, 'an empty column');
  });
  await step('ward: question, facts of the summary and answers stand on the first screen', async () => {
    await ward.goto(`${kUrl}/cases/${id}`);
    const box = ward.getByRole('region', { name: 'Next' });
    await box.getByText('Penicillin', { exact: false }).first().waitFor();
    for (const words of ['Can the breast be kept?', 'Allergies and warnings', 'Problems and diagnoses', 'Medicines', 'Test results']) check(await inSight(box.getByText(words, { exact: true })), `not in sight: ${words}`);
    for (const name of ['Yes, with a plan and estimate', 'We need more', 'Call me', 'Not for us', 'Better elsewhere']) {
      const button = box.getByRole('button', { name, exact: true });
      check(await inSight(button), `not in sight: ${name}`);
      check(await button.evaluate((one) => one.getBoundingClientRect().height >= 44), `too small: ${name}`);
    }
    check((await sideways(ward)) <= 0, 'scrolls sideways');
  });
  await step('ward: each answer is asked for once on the page', async () => {
    check((await ward.getByRole('button', { name: /^(Send plan and estimate|Ask for information|Ask to be called|Decline)$/ }).count()) === 0, 'the same answers stand twice');
    check((await ward.getByRole('button', { name: 'Confirm receipt' }).count()) === 1, 'receipt is not confirmed in one place');
  });
  await step('ward: a better clinic is named, never the own one, and none unnamed is sent', async () => {
    await ward.getByRole('button', { name: 'Better elsewhere' }).click();
    const dialog = ward.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Better elsewhere' }).waitFor();
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    check((await view(ward, id)).referrals[0].state === 'requested', 'declined without a clinic');
    const elsewhere = dialog.getByRole('combobox', { name: 'Suggested clinic' }).or(dialog.getByRole('textbox', { name: 'Suggested clinic' })).first();
    await elsewhere.fill('Primorsky');
    await ward.getByRole('option', { name: /Приморский/ }).first().waitFor();
    await elsewhere.fill('Neva Clinical');
    await ward.getByText('Nothing matches', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await step('ward: a refusal can be taken back, and what was said stays', async () => {
    const dialog = await refuse(ward, 'No free capacity at that time');
    await ward.getByRole('button', { name: 'Undo' }).click();
    await ward.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' });
    check((await view(ward, id)).referrals[0].state === 'requested', 'refused although it was taken back');
    await ward.getByRole('button', { name: 'Not for us' }).click();
    check(await dialog.getByRole('radio', { name: 'No free capacity at that time' }).isChecked(), 'what was said is lost');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  await step('ward: a refusal that is not taken back goes out before the account is left', async () => {
    const other = await askedCase(desk, summary);
    await ward.goto(`${kUrl}/cases/${other.id}`);
    await refuse(ward, 'Not our field');
    check((await view(ward, other.id)).referrals[0].state === 'requested', 'sent before it could be taken back');
    await ward.getByRole('button', { name: /^Signed in as/ }).click();
    await ward.getByRole('menuitem', { name: 'Sign out' }).click();
    await ward.waitForURL(/sign-in/);
    check((await view(desk, other.id)).referrals[0].state === 'declined', 'the refusal is lost');
    await signIn(ward, await userOf('neva@clinic.example'));
    await ward.goto(`${kUrl}/cases/${id}`);
  });
  await step('ward: receipt is one press that can be taken back', async () => {
    await ward.getByRole('region', { name: 'Next' }).getByRole('button', { name: 'Confirm receipt' }).click();
    check((await ward.getByRole('dialog').count()) === 0, 'asks in a dialog');
    await ward.getByRole('button', { name: 'Undo' }).click();
    await ward.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' });
    check((await view(ward, id)).referrals[0].state === 'requested', 'sent although it was taken back');
    await ward.getByRole('region', { name: 'Next' }).getByRole('button', { name: 'Confirm receipt' }).click();
    await ward.getByRole('button', { name: 'Undo' }).waitFor();
    await ward.goto(`${kUrl}/board`);                               // leaving the page sends it
    await ward.waitForFunction(async (at) => (await (await fetch(at)).json()).referrals[0].state === 'received', `/api/cases/${id}`);
  });
  return { ward, id, clinic };
}

/** What is typed, kept for this tab and this account alone. */
async function drafts(desk, step, { ward, id, clinic }) {
  const question = () => ward.getByRole('dialog').getByRole('textbox').first();
  const write = async (words) => {
    await ward.goto(`${kUrl}/cases/${id}`);
    await ward.getByRole('button', { name: 'We need more' }).click();
    await question().fill(words);
  };
  await step('drafts: what was typed comes back after the page was dropped, and can be thrown away', async () => {
    await write('Is there a newer mammography?');
    await ward.reload();
    await ward.getByRole('dialog').getByText(/Kept from \d/).waitFor();
    check((await question().inputValue()) === 'Is there a newer mammography?', 'the words are lost');
    await ward.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    check((await question().inputValue()) === '' && (await kept(ward)).length === 0, 'not thrown away');
  });
  await step('phone: Back closes a form and stays with the case, and a form that its button closed leaves no step behind', async () => {
    const dialog = ward.getByRole('dialog');
    const at = () => ward.evaluate(() => `${location.pathname}${location.search} ${navigation.currentEntry.index}`);
    await ward.goto(`${kUrl}/cases/${id}`);
    await ward.getByRole('button', { name: 'We need more' }).waitFor();
    const before = await at();
    await ward.getByRole('button', { name: 'We need more' }).click();
    await question().fill('Back and forth');
    await ward.goBack();
    await dialog.waitFor({ state: 'hidden' });
    check(await at() === before, `Back leads to ${await at()}`);
    await ward.getByRole('button', { name: 'We need more' }).click();
    check((await question().inputValue()) === 'Back and forth', 'the words are lost');
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ward.waitForFunction(() => location.search === '');
    check(await at() === before, `closed at ${await at()}`);
    await ward.getByRole('button', { name: 'We need more' }).click();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    check((await kept(ward)).length === 0, 'not thrown away');
  });
  await step('drafts: a message half written comes back, and is gone when it was sent', async () => {
    await ward.goto(`${kUrl}/cases/${id}`);
    const words = () => ward.getByRole('textbox', { name: 'Write a message…' });
    await words().fill('We could admit');
    await ward.reload();
    await words().waitFor();
    check((await words().inputValue()) === 'We could admit', 'the message is lost');
    await ward.getByRole('button', { name: 'Send', exact: true }).click();
    await ward.locator('li, article, div').getByText('We could admit', { exact: true }).first().waitFor();
    await ward.waitForFunction((prefix) => !Object.keys(sessionStorage).some((key) => key.startsWith(prefix)), kDraft);
  });
  await step('drafts: another account in the same browser sees nothing of them', async () => {
    await write('Of Neva alone');
    check((await kept(ward)).length === 1, 'nothing was kept');
    const { cookies } = await ward.context().storageState();
    await ward.context().clearCookies();
    await signIn(ward, await userOf('primorsky@clinic.example'));
    check((await kept(ward)).length === 0, `still there: ${await kept(ward)}`);
    await ward.context().clearCookies();
    await ward.context().addCookies(cookies);
  });
  await step('drafts: signing out wipes them', async () => {
    await write('Before signing out');
    await ward.keyboard.press('Escape');
    check((await kept(ward)).length === 1, 'nothing was kept');
    await ward.getByRole('button', { name: /^Signed in as/ }).click();
    await ward.getByRole('menuitem', { name: 'Sign out' }).click();
    await ward.waitForURL(/sign-in/);
    check((await kept(ward)).length === 0, 'outlive signing out');
    await signIn(ward, await userOf('neva@clinic.example'));
  });
  await step('drafts: a case that is no longer there takes what was typed about it', async () => {
    await write('Written while the case went');
    check((await kept(ward)).length === 1, 'nothing was kept');
    await ward.route(`**/api/cases/${id}`, (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"status":404,"code":"not_found"}' }));
    await post(desk, `/api/cases/${id}/post-message`, { text: 'A change', language: 'en', referral: (await view(desk, id)).referrals[0].id });
    await ward.getByRole('alert').first().waitFor();
    check((await ward.getByText('Can the breast be kept?').count()) === 0, 'still shown');
    check((await kept(ward)).length === 0, 'outlives the case');
    await ward.unroute(`**/api/cases/${id}`);
  });
  await step('drafts: revoked consent takes what was typed with what might be known', async () => {
    await write('Written while consent ended');
    check((await kept(ward)).length === 1, 'nothing was kept');
    await post(desk, `/api/cases/${id}/revoke-consent`, { party: clinic });
    await ward.getByText('Penicillin').first().waitFor({ state: 'detached' });
    await ward.waitForFunction((prefix) => !Object.keys(sessionStorage).some((key) => key.startsWith(prefix)), kDraft);
    check((await question().inputValue()) === '', 'still shown');
  });
}

export async function ward(browser, summary) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const step = steps();
  const asked = await doctor(browser, desk, step, summary);
  await drafts(desk, step, asked);
  await test('ward: no trouble in the consoles', () => { const troubles = [desk, asked.ward].flatMap((page) => page.troubles); check(troubles.length === 0, troubles.join('\n')); });
  for (const page of [desk, asked.ward]) await page.context().close();
}
