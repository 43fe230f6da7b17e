// A clinic asks to be called, and the coordinator writes down what was said. A child's consent leads to the step that is missing.
import { askClinic, openCase, partyOf } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn } from './harness.mjs';
import { choose, field, steps } from './journey.mjs';

/** A command from a button of its own on the page, its form, and the dialog gone again. */
async function press(page, name, fill, submit = name) {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** One empty page: a patient's summary proves nobody, a paper does. */
const kPaper = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

async function child(desk, summary, step) {
  const { id } = await openCase(desk, summary, { name: 'Lý Minh Nhi', birth_date: '2018-06-01', language: 'vi' }, { origin: 'VN-HN', unread: true });
  await step('child: the case says what is missing, and leads to it', async () => {
    await desk.goto(`${kUrl}/cases/${id}`);
    await desk.getByText('The patient is a child.', { exact: false }).first().waitFor();
    await press(desk, 'Add a representative', async (dialog) => {
      await field(dialog, 'Name').fill('Lý Thu');
      await choose(dialog, 'Relation to the patient', 'parent');
    }, 'Invite someone from the patient’s side');
    await desk.getByText('represented by Lý Thu', { exact: false }).waitFor();
    check(await desk.getByText('first enter who', { exact: false }).count() === 0, 'it still asks who, once somebody is entered');
  });
  await step('child: the document is named, and the consent is given', async () => {
    await desk.getByLabel('Upload a document', { exact: true }).setInputFiles({ name: 'birth.pdf', mimeType: 'application/pdf', buffer: kPaper });
    await press(desk, 'Show who represents the patient', async (dialog) => { await dialog.getByRole('combobox').last().click(); await desk.getByRole('option').last().click(); });
    await desk.getByText('May decide for the patient by a document', { exact: false }).waitFor();
    check(await desk.getByText('The patient is a child', { exact: false }).count() === 0, 'it still says that somebody is missing');
  });
}

async function ageless(desk, summary, step) {
  const { id } = await openCase(desk, summary, { name: 'Lý Văn Vô', sex: 'male', language: 'vi', birth_date: undefined }, { unread: true, origin: 'VN-HN' });
  await step('child: of whom nobody said how old, the case says so and leads to the answer', async () => {
    await desk.goto(`${kUrl}/cases/${id}`);
    await desk.getByText(/^Age not known\./).waitFor();
    check(await desk.getByRole('button', { name: 'Record consent', exact: true }).count() === 0, 'a consent is offered that is refused');
    await press(desk, 'Enter the date or year of birth', async (dialog) => { await field(dialog, 'Year of birth').fill('1975'); }, 'Edit the patient’s details');
    await desk.getByText(/^Age not known\./).waitFor({ state: 'detached' });
  });
}

export async function calls(browser, summary) {
  const [desk, clinic] = [await open(browser), await open(browser)];
  await signIn(desk, await demoUser('coordinator'));
  await signIn(clinic, await demoUser('candidate_clinic'));
  const { id } = await openCase(desk, summary, { name: 'Đinh Thị Gọi', birth_date: '1975-02-01', language: 'vi' }, { origin: 'VN-HN' });
  await askClinic(desk, id, await partyOf(desk, 'Neva Clinical'), 'Please look.');
  const step = steps();
  await step('call: the clinic asks to be called, and a number without its country is refused where it stands', async () => {
    await clinic.goto(`${kUrl}/cases/${id}`);
    await press(clinic, 'Call me', async (dialog) => {
      await field(dialog, 'Telephone').fill('812 555 01 00');
      await dialog.getByRole('button', { name: 'Ask to be called' }).click();
      await dialog.getByText('not a telephone number with its country', { exact: false }).first().waitFor();
      await field(dialog, 'Telephone').fill('+7 921 555');
      await dialog.getByRole('button', { name: 'Ask to be called' }).click();
      await dialog.getByText('How many digits stand after +7: 10', { exact: false }).first().waitFor();
      await field(dialog, 'Telephone').fill('+7 (812) 555-01-00');
      await field(dialog, 'When').fill('after four');
    }, 'Ask to be called');
    await clinic.getByText('The clinic’s time stands still', { exact: false }).first().waitFor();
  });
  await step('call: the coordinator sees the number and what time it is there, and writes down what was said', async () => {
    await desk.goto(`${kUrl}/cases/${id}`);
    await desk.getByText('Call the clinic back', { exact: false }).waitFor();
    check(await desk.locator('a[href="tel:+78125550100"]').count() > 0, 'there is no number to ring up');
    await desk.getByText('there now', { exact: false }).first().waitFor();
    const next = desk.getByRole('region', { name: 'Next' });
    check(await next.locator('a[href="tel:+78125550100"]').count() === 1 && await next.getByText('there now', { exact: false }).count() === 1, 'what is next does not say whom to ring up');
    check(await desk.getByText('Clinic asked for more information', { exact: true }).count() === 0, 'one call is told of twice');
    await press(desk, 'Nobody answered', async (dialog) => { await field(dialog, 'When you will call again').fill('after lunch'); });
    await next.getByText('Next call: after lunch', { exact: false }).waitFor();
    await press(desk, 'Write down the call', async (dialog) => { await field(dialog, 'What was said').fill('She takes no anticoagulants.'); }, 'Give the information');
    await desk.locator('a[href="tel:+78125550100"]').first().waitFor({ state: 'detached' });
  });
  await step('call: and the clinic’s time runs on', async () => {
    await clinic.getByText('The clinic’s time stands still', { exact: false }).first().waitFor({ state: 'detached' });
  });
  await child(desk, summary, step);
  await ageless(desk, summary, step);
  for (const page of [desk, clinic]) { check(page.troubles.length === 0, page.troubles.join('; ')); await page.context().close(); }
}
