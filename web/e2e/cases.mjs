// What a part needs before it begins, made by commands: a case with its records, a clinic that is asked, somebody of the patient's side who went in by a link.
import { kUrl, open } from './harness.mjs';

/** A command of whoever is signed in on the page. */
export const post = (page, path, body = {}, type = 'application/json') => page.evaluate(async ([to, what, as]) => {
  const { csrf } = await (await fetch('/api/session')).json();
  const reply = await fetch(to, { method: 'POST', headers: { 'Content-Type': as, 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID() }, body: what });
  if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}, [path, typeof body === 'string' ? body : JSON.stringify(body), type]);

export const view = (page, id) => page.evaluate(async (at) => (await fetch(at)).json(), `/api/cases/${id}`);
export const partyOf = (page, words) => page.evaluate(async (at) => (await (await fetch(at)).json()).items[0].id, `/api/directory/parties?q=${encodeURIComponent(words)}`);

/** The summary as it were of this patient: what both know of them agrees. */
function summaryOf(summary, { name, sex, birth_date }) {
  const bundle = JSON.parse(summary);
  Object.assign(bundle.entry.find(({ resource }) => resource.resourceType === 'Patient').resource, { name: [{ text: name }], gender: sex, birthDate: birth_date });
  return JSON.stringify(bundle);
}

/** A case with a summary, confirmed unless it is to be `unread`; `of` is what the summary says otherwise of the patient. `more` is what else is said when it is opened. */
export async function openCase(desk, summary, patient, { unread = false, of = {}, ...more } = {}) {
  const person = { sex: 'female', birth_date: '1980-05-17', ...patient };
  const opened = await post(desk, '/api/cases', { patient: person, wish: { specialty: 'oncology', urgency: 'urgent' }, origin: 'MN-1', destination: 'RU-SPE', source: { kind: 'family' }, ...more });
  await post(desk, `/api/cases/${opened.id}/records`, summaryOf(summary, { ...person, ...of }), 'application/fhir+json');
  if (!unread) await post(desk, `/api/cases/${opened.id}/confirm-records`);
  return opened;
}

/** With the consent for it; the request's id. */
export async function askClinic(desk, id, clinic, question) {
  await post(desk, `/api/cases/${id}/grant-consent`, { party: clinic, given_by: 'phone' });
  return (await post(desk, `/api/cases/${id}/request-referral`, { clinic, question })).ids[0];
}

/** Somebody of the patient's side who may decide. */
export const invite = async (desk, id, name) => (await post(desk, `/api/cases/${id}/invite-person`, { person: { name, relation: 'child', language: 'mn', may: 'decide' } })).ids[0];

/** A page on a phone, let in by link and code; the address of the link. */
export async function enter(phone, desk, id, person) {
  const { secret } = await post(desk, `/api/cases/${id}/persons/${person}/link`);
  await phone.goto(`${kUrl}/p#${secret}`);
  await phone.locator('button.primary').click();
  await phone.waitForSelector('#code');
  await phone.fill('#code', await desk.evaluate(async (at) => (await (await fetch(at)).json()).items.find((item) => item.code)?.code, `/api/cases/${id}/persons`));
  await phone.locator('form button.primary').click();
  await phone.waitForSelector('.steps');
  return `/p#${secret}`;
}

/** The family's phone, let in. */
export async function familyPhone(browser, desk, id, person) {
  const phone = await open(browser, { language: 'en', width: 390, height: 844, zone: 'Asia/Ulaanbaatar' });
  await enter(phone, desk, id, person);
  return phone;
}
