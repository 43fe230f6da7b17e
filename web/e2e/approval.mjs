// The home side in two levels: the district refuses, the daughter appeals from her phone, the ministry grants it and approves.
import { enter, invite, openCase, partyOf } from './cases.mjs';
import { check, kUrl, open, signIn, test, userOf } from './harness.mjs';
import { field, give, pick, stage, steps } from './journey.mjs';

/** What the coordinator does before: a case whose records are complete, and the daughter invited. */
async function prepare(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Цэрэндулам', birth_date: '1961-05-02', nationality: 'MN', language: 'mn' }, { destination: 'KR-11', home_authority: await partyOf(desk, 'Bayanzurkh') });
  return { id, person: await invite(desk, id, 'Номин') };
}

const next = (page) => page.getByRole('region', { name: 'Next' });

/** By the button that stands where it is said whose consent is missing. */
async function consents(desk, authority) {
  await next(desk).getByText(authority, { exact: false }).first().waitFor();
  await next(desk).getByRole('button', { name: 'Record consent' }).click();
  const dialog = desk.getByRole('dialog');
  await pick(dialog, /./, 'By telephone');
  await dialog.getByRole('button', { name: 'Record consent' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function approval(browser, summary) {
  const [desk, district, ministry] = [await open(browser), await open(browser), await open(browser)];
  const phone = await open(browser, { language: 'mn', width: 360, height: 740, zone: 'Asia/Ulaanbaatar' });
  await signIn(desk, await userOf('coordinator@seoul.example'));
  await signIn(district, await userOf('district@ub.example'));
  await signIn(ministry, await userOf('ministry@ub.example'));
  const made = await prepare(desk, summary);
  const page = `${kUrl}/cases/${made.id}`;
  const step = steps();

  await step('approval: the district is told why it reads nothing, and asks the coordinator for the consent', async () => {
    await district.goto(page);
    await next(district).getByText('Nothing of the medical record is open to you', { exact: false }).waitFor();
    await next(district).getByRole('button', { name: 'Ask the coordinator' }).click();
    const dialog = district.getByRole('dialog');
    check((await field(dialog, 'Message').inputValue()).includes('cannot read its documents'), 'the request has no words');
    await dialog.getByRole('button', { name: 'Ask the coordinator' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });
  await step('approval: the coordinator reads that, records the consent, and the district reads the case', async () => {
    await desk.goto(page);
    await desk.getByText('cannot read its documents', { exact: false }).first().waitFor();
    await consents(desk, 'Bayanzurkh');
    await next(district).getByText('Decide: approve, refuse', { exact: false }).waitFor();
    await district.locator('section.panel').filter({ has: district.getByRole('heading', { name: 'Documents', exact: true }) }).getByRole('button').first().waitFor();
  });
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
    await enter(phone, desk, made.id, made.person);
    await phone.locator('#approval').getByText('We operate every week.').waitFor();
    const { over, ids } = await phone.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, ids: document.body.innerText.match(/\b(?:patient|case|common|errors)\.[a-z_.]+/g) ?? [] }));
    check(over <= 0, `scrolls sideways by ${over} px`);
    check(ids.length === 0, `untranslated: ${ids.join(' ')}`);
    await phone.fill('#grounds', 'Манай эмнэлэг ийм мэс засал хийдэггүй.');
    await phone.locator('#approval button.primary').click();
    await phone.locator('#grounds').waitFor({ state: 'detached' });
  });
  await step('approval: the coordinator is told that who hears the appeal cannot read the case, either', async () => {
    await desk.goto(page);
    await next(desk).getByText('Record the patient’s consent', { exact: false }).waitFor();
    await consents(desk, 'Treatment Abroad');
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
