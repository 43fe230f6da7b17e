// Before a patient's papers go to clinics: that they are the patient's, to whom they go, and what of them stays closed.
import { openCase, post, view } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';

const kPixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
const ask = (page, path) => page.evaluate(async (url) => (await fetch(url)).json(), path);

async function another(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Lớn', birth_date: '1958-05-17', language: 'vi' }, { unread: true, of: { birth_date: '2015-03-12' } });
  await desk.goto(`${kUrl}/cases/${id}`);
  const note = desk.locator('header [data-subject]');
  const text = await note.innerText();
  check(/do not agree/.test(text) && /2015/.test(text) && /1958/.test(text), text);
  check(/1958[^]*in the summary: .*2015/.test(await desk.locator('section.panel').filter({ has: desk.getByRole('heading', { name: 'Patient', exact: true }) }).innerText()), 'the patient’s card does not say it');
  await note.getByRole('button', { name: 'Open the summary' }).click();
  await desk.getByRole('dialog').getByText('do not agree', { exact: false }).first().waitFor();
  await desk.getByRole('button', { name: 'Take over and confirm' }).click();
  await desk.getByRole('dialog').getByRole('tabpanel').getByText('do not agree', { exact: false }).waitFor();
}

async function ageless(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Trần Thị Không Tuổi', birth_date: undefined, language: 'vi' }, { unread: true, of: { birth_date: '1961-03-12' } });
  const { records: [record] } = await view(desk, id);
  await desk.goto(`${kUrl}/cases/${id}?record=${record.id}`);
  const drawer = desk.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Take over and confirm' }).click();
  await drawer.locator('[data-birth-offer]').getByRole('button', { name: 'Enter it in the case' }).click();
  await drawer.locator('[data-birth-offer]').waitFor({ state: 'detached' });
  const { patient, consent_remark: remark } = await view(desk, id);
  check(patient.birth_date === '1961-03-12' && remark === undefined, JSON.stringify(patient));
  await desk.goto(`${kUrl}/cases/${id}`);
  const said = desk.getByText(/Born, before: age not known\. Now: .*1961, an adult\./);
  await said.waitFor();
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
}

export async function asking(browser, summary) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  await test('asking: a summary of somebody else is said to be one, with both births', () => another(desk, summary));
  await test('asking: the birth that a summary knows is entered by one press, and the timeline says so', () => ageless(desk, summary));
  let of;
  const ready = await test('asking: two clinics fit, and a photograph may show the patient', async () => { of = await readyToAsk(desk, summary); });
  if (ready && await test('asking: what goes to whom is shown first, and can be taken back', () => sends(desk, of))) await test('asking: what a clinic cannot open is told, and opened', () => opensUp(desk, of));
  await test('asking: nothing went wrong in the console', async () => check(desk.troubles.length === 0, desk.troubles.join('\n')));
  await desk.context().close();
}
