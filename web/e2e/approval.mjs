// The home side in two levels: the district refuses, the daughter appeals from her phone, the ministry grants it and approves.
import { check, kUrl, node, open, signIn, test } from './harness.mjs';
import { field, give, pick, stage, steps } from './journey.mjs';

async function user(email) { return (await node()).demo_users.find((one) => one.email === email); }

/** What the coordinator does before: a case whose records are complete, and the daughter with a link. */
async function prepare(page, summary) {
  return page.evaluate(async (document) => {
    const { csrf } = await (await fetch('/api/session')).json();
    const post = async (path, body, type = 'application/json') => {
      const reply = await fetch(path, { method: 'POST', headers: { 'Content-Type': type, 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID() }, body });
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      return reply.json();
    };
    const district = (await (await fetch('/api/directory/parties?q=Bayanzurkh')).json()).items[0].id;
    const { id } = await post('/api/cases', JSON.stringify({ patient: { name: 'Цэрэндулам', sex: 'female', birth_date: '1961-05-02', nationality: 'MN', language: 'mn' }, wish: { specialty: 'oncology', urgency: 'urgent' }, origin: 'MN-1', destination: 'KR-11', source: { kind: 'family' }, home_authority: district }));
    await post(`/api/cases/${id}/records`, document, 'application/fhir+json');
    await post(`/api/cases/${id}/confirm-records`, '{}');
    const { ids: [person] } = await post(`/api/cases/${id}/invite-person`, JSON.stringify({ person: { name: 'Номин', relation: 'child', language: 'mn', may: 'decide' } }));
    const { secret } = await post(`/api/cases/${id}/persons/${person}/link`, '{}');
    return { id, secret };
  }, summary);
}

async function enter(phone, desk, { id, secret }) {
  await phone.goto(`${kUrl}/p#${secret}`);
  await phone.locator('button.primary').click();
  await phone.waitForSelector('#code');
  const code = await desk.evaluate(async (at) => (await (await fetch(at)).json()).items[0].code, `/api/cases/${id}/persons`);
  await phone.fill('#code', code);
  await phone.locator('form button.primary').click();
  await phone.waitForSelector('.steps');
}

export async function approval(browser, summary) {
  const [desk, district, ministry] = [await open(browser), await open(browser), await open(browser)];
  const phone = await open(browser, { language: 'mn', width: 360, height: 740, zone: 'Asia/Ulaanbaatar' });
  await signIn(desk, await user('coordinator@seoul.example'));
  await signIn(district, await user('district@ub.example'));
  await signIn(ministry, await user('ministry@ub.example'));
  const made = await prepare(desk, summary);
  const page = `${kUrl}/cases/${made.id}`;
  const step = steps();

  await step('approval: the district refuses with its reason, and sees until when it may be appealed', async () => {
    await district.goto(page);
    await give(district, 'Refuse approval', async (dialog) => {
      await pick(dialog, 'Ground', 'Can be treated at home');
      await field(dialog, 'Explanation').fill('We operate every week.');
    });
    await district.getByText(/May be appealed until/).first().waitFor();
    check((await district.getByRole('button', { name: 'Approve', exact: true }).count()) === 0, 'may approve what it has refused');
  });
  await step('approval: the daughter reads why and until when, and appeals', async () => {
    await enter(phone, desk, made);
    await phone.locator('#approval').getByText('We operate every week.').waitFor();
    const { over, ids } = await phone.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, ids: document.body.innerText.match(/\b(?:patient|case|common|errors)\.[a-z_.]+/g) ?? [] }));
    check(over <= 0, `scrolls sideways by ${over} px`);
    check(ids.length === 0, `untranslated: ${ids.join(' ')}`);
    await phone.fill('#grounds', 'Манай эмнэлэг ийм мэс засал хийдэггүй.');
    await phone.locator('#approval button.primary').click();
    await phone.locator('#grounds').waitFor({ state: 'detached' });
  });
  await step('approval: the ministry grants the appeal, then approves as the last level', async () => {
    await ministry.goto(page);
    await ministry.getByText('Манай эмнэлэг ийм мэс засал хийдэггүй.').first().waitFor();
    await give(ministry, 'Decide the appeal', async (dialog) => {
      await pick(dialog, 'Decision', 'Appeal granted');
      await field(dialog, 'Explanation').fill('The hospital confirms that it does not.');
    });
    await give(ministry, 'Approve');
    await stage(ministry, 'Asking clinics');
  });
  await step('approval: the coordinator sees the chain passed', async () => {
    await desk.goto(page);
    await stage(desk, 'Asking clinics');
    await desk.getByText(/Appeal granted by/).first().waitFor();
  });
  await test('approval: no trouble in the consoles', () => {
    const troubles = [desk, district, ministry, phone].flatMap((one) => one.troubles);
    check(troubles.length === 0, troubles.join('\n'));
  });
  for (const one of [desk, district, ministry, phone]) await one.context().close();
}
