// Before a patient's papers go to clinics: that they are the patient's, to whom they go, and what of them stays closed.
import { askClinic, openCase, partyOf, post, view } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn, test, userOf } from './harness.mjs';

const kPixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
const ask = (page, path) => page.evaluate(async (url) => (await fetch(url)).json(), path);

/** Both names and both births stand in the note; the birth as it is written in English. */
async function warns(note) {
  await note.getByText('Lê Văn Khác', { exact: false }).waitFor();
  const text = await note.innerText();
  for (const words of ['do not agree', 'Lê Văn Khác', 'Trần Thị Lớn', '2015', '1958']) check(text.includes(words), `the warning does not say “${words}”: ${text}`);
}

async function another(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Lớn', birth_date: '1958-05-17', language: 'vi' }, { unread: true, of: { name: 'Lê Văn Khác', birth_date: '2015-03-12' } });
  await desk.goto(`${kUrl}/cases/${id}`);
  const note = desk.locator('header [data-subject]');
  const text = await note.innerText();
  check(/do not agree/.test(text) && /2015/.test(text) && /1958/.test(text), text);
  check(/1958[^]*in the summary: .*2015/.test(await desk.locator('section.panel').filter({ has: desk.getByRole('heading', { name: 'Patient', exact: true }) }).innerText()), 'the patient’s card does not say it');
  await note.getByRole('button', { name: 'Open the summary' }).click();
  const dialog = desk.getByRole('dialog');
  await warns(dialog.locator('[data-subject]').first());
  await desk.getByRole('button', { name: 'Take over and confirm' }).click();
  const form = dialog.getByRole('tabpanel').locator('form');
  await warns(form.locator('[data-subject]'));
  const warnings = form.locator('section').filter({ has: desk.getByRole('heading', { name: 'Warnings', exact: true }) });
  check(/pacemaker[^]*Test results/.test(await warnings.innerText()), 'a group of the form is not called what it is read as, or does not say what belongs there');
  await desk.goto(`${kUrl}/cases/${id}?do=confirm_records`);
  await warns(dialog.locator('[data-subject]'));
  await dialog.getByRole('button', { name: 'Confirm the records are complete' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { items } = await ask(desk, `/api/cases/${id}/match?limit=50`);
  const { clinic } = items.find(({ obstacles }) => obstacles.length === 0);
  await post(desk, `/api/cases/${id}/grant-consent`, { party: clinic.id, given_by: 'phone' });
  await warns((await review(desk, { id }, [clinic])).locator('[data-review] [data-subject]'));
}

/** Who may not know the patient reads the sex in both, and nothing else. */
async function tellsClinic(desk, ward, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Lớn', language: 'vi' }, { of: { sex: 'male' } });
  await askClinic(desk, id, await partyOf(desk, 'Neva Clinical'), 'Can you help?');
  await ward.goto(`${kUrl}/cases/${id}`);
  const note = ward.getByRole('region', { name: 'Next' }).locator('[data-subject]');
  const text = await note.innerText();
  check(/Ask the coordinator/.test(text) && /Sex: male in the summary, female in the case/.test(text) && !/Lớn|1980/.test(text), text);
}

async function ageless(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Không Tuổi', birth_date: undefined, language: 'vi' }, { unread: true, of: { birth_date: '1961-03-12' } });
  const { records: [record] } = await view(desk, id);
  await desk.goto(`${kUrl}/cases/${id}?record=${record.id}`);
  const drawer = desk.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Take over and confirm' }).click();
  const offer = drawer.locator('[data-birth-offer]');
  await offer.getByText('Trần Thị Không Tuổi').waitFor();
  await offer.getByRole('button', { name: 'Enter it in the case' }).click();
  await offer.waitFor({ state: 'detached' });
  const { patient, consent_remark: remark } = await view(desk, id);
  check(patient.birth_date === '1961-03-12' && remark === undefined, JSON.stringify(patient));
  await desk.goto(`${kUrl}/cases/${id}`);
  const said = desk.getByText(/Born, before: age not known\. Now: .*1961, an adult\./);
  await said.waitFor();
}

/** The birth of somebody who is called otherwise is not entered by one press. */
async function agelessOther(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Không Tuổi', birth_date: undefined, language: 'vi' }, { unread: true, of: { name: 'Lê Văn Khác', birth_date: '1961-03-12' } });
  const { records: [record] } = await view(desk, id);
  await desk.goto(`${kUrl}/cases/${id}?record=${record.id}`);
  const drawer = desk.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Take over and confirm' }).click();
  const offer = drawer.locator('[data-birth-offer]');
  await offer.getByRole('button', { name: 'Enter it in the case' }).click();
  const question = await offer.getByRole('alert').innerText();
  check(question.includes('Lê Văn Khác') && question.includes('Trần Thị Không Tuổi'), question);
  check((await view(desk, id)).patient.birth_date === undefined, 'entered by one press');
  await offer.getByRole('button', { name: 'Enter it all the same' }).click();
  await offer.waitFor({ state: 'detached' });
  check((await view(desk, id)).patient.birth_date === '1961-03-12', 'not entered');
}

async function addPhotograph(desk, id) {
  await desk.goto(`${kUrl}/cases/${id}`);
  await desk.getByLabel('Upload a document', { exact: true }).setInputFiles({ name: 'Trần Thị Hỏi.png', mimeType: 'image/png', buffer: Buffer.concat([kPixel, Buffer.from('asking')]) });
  await desk.locator('section.panel').getByRole('button', { name: /^Trần Thị Hỏi\.png/ }).waitFor();
}

/** A case with one photograph that may show the patient, and two clinics that may be asked. */
async function readyToAsk(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Hỏi', language: 'vi' });
  await addPhotograph(desk, id);
  const { items } = await ask(desk, `/api/cases/${id}/match?limit=50`);
  const clinics = items.filter(({ obstacles }) => obstacles.length === 0).slice(0, 2).map(({ clinic }) => clinic);
  check(clinics.length === 2, 'the demo has no two clinics that fit');
  for (const { id: party } of clinics) await post(desk, `/api/cases/${id}/grant-consent`, { party, given_by: 'phone' });
  return { id, clinics };
}

const nameOf = (clinic) => new RegExp(`^Choose ${clinic.name.slice(0, 12).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

async function review(desk, { id }, clinics) {
  await desk.goto(`${kUrl}/cases/${id}?match=1`);
  const drawer = desk.getByRole('dialog', { name: 'Find clinics' });
  await drawer.getByRole('checkbox').first().waitFor();
  const boxes = drawer.getByRole('checkbox', { checked: true });
  while (await boxes.count() > 0) await boxes.first().uncheck();
  for (const clinic of clinics) await drawer.getByRole('checkbox', { name: nameOf(clinic) }).check();
  await drawer.getByLabel('Question to the clinics').fill('Can it be operated?');
  await drawer.getByRole('button', { name: `Look once more, then send: ${clinics.length}` }).click();
  return drawer;
}

/** One look before it goes, a few seconds to take it back, and what was taken back never goes. */
async function sends(desk, of) {
  const [first, second] = of.clinics;
  let drawer = await review(desk, of, [first, second]);
  const text = await drawer.locator('[data-review]').innerText();
  for (const words of [first.name, second.name, 'Can it be operated?', 'nobody translates it', 'No name, no date of birth', '1 of 2', 'Trần Thị Hỏi']) check(text.includes(words), `the review does not say “${words}”: ${text}`);
  await drawer.getByRole('button', { name: 'Trần Thị Hỏi.png' }).click();
  const paper = desk.getByRole('dialog', { name: 'Trần Thị Hỏi.png' });
  await paper.getByLabel('Does not show who the patient is').waitFor();
  await desk.keyboard.press('Escape');
  await paper.waitFor({ state: 'detached' });
  await drawer.locator('[data-review]').getByText('Nothing has been sent yet').waitFor();
  await drawer.getByRole('button', { name: 'Send to chosen clinics: 2' }).click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  check((await view(desk, of.id)).referrals.length === 0, 'sent although it was taken back');
  drawer = await review(desk, of, [second]);
  await drawer.getByRole('button', { name: 'Send to chosen clinics: 1' }).click();
  await desk.getByText('goes out in a few seconds', { exact: false }).waitFor();
  // What was taken back was given before this: had it still been waiting, it would be there by now as well.
  await desk.locator('article[data-state=requested]').waitFor();
  const { referrals } = await view(desk, of.id);
  check(referrals.length === 1 && referrals[0].clinic.id === second.id && referrals[0].question === 'Can it be operated?', JSON.stringify(referrals));
}

/** The coordinator is told what the asked clinic cannot open, and opens it to them. */
async function opensUp(desk, { id }) {
  await desk.goto(`${kUrl}/cases/${id}`);
  const closed = desk.locator('[data-closed="1"]');
  await closed.getByText('1 of 2', { exact: false }).waitFor();
  await closed.getByRole('button', { name: 'Trần Thị Hỏi.png' }).click();
  await desk.getByRole('dialog').getByLabel('Does not show who the patient is').click();
  await closed.waitFor({ state: 'detached' });
  await desk.goto(`${kUrl}/cases/${id}`);
  await desk.getByRole('listitem').filter({ hasText: 'Document checked for identity · Trần Thị Hỏi.png' }).filter({ hasText: 'Does not show who the patient is' }).waitFor();
}

export async function asking(browser, summary) {
  const [desk, ward] = [await open(browser), await open(browser)];
  await signIn(desk, await demoUser('coordinator'));
  await signIn(ward, await userOf('neva@clinic.example'));
  await test('asking: a summary of somebody else is said to be one, with both names and births, wherever it goes further', () => another(desk, summary));
  await test('asking: a clinic that is asked is told what it reads otherwise in the summary', () => tellsClinic(desk, ward, summary));
  await test('asking: the birth that a summary knows is entered by one press, and the timeline says so', () => ageless(desk, summary));
  await test('asking: the birth of somebody called otherwise is asked about once more', () => agelessOther(desk, summary));
  let of;
  const ready = await test('asking: two clinics fit, and a photograph may show the patient', async () => { of = await readyToAsk(desk, summary); });
  if (ready && await test('asking: what goes to whom is shown first, and can be taken back', () => sends(desk, of))) await test('asking: what a clinic cannot open is told, and opened', () => opensUp(desk, of));
  await test('asking: nothing went wrong in the console', async () => check([...desk.troubles, ...ward.troubles].length === 0, [...desk.troubles, ...ward.troubles].join('\n')));
  for (const one of [desk, ward]) await one.context().close();
}
