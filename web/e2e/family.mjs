// The daughter in Ulaanbaatar: a link on a phone, a code that the coordinator reads out, two plans compared, a question, one accepted.
import { askClinic, invite, openCase, partyOf, post, view } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';
import { steps } from './journey.mjs';

/** A case with two plans, and the daughter invited. */
export async function familyCase(desk, summary) {
  const { id } = await openCase(desk, summary, { name: 'Дуламсүрэн', birth_date: '1958-03-11', language: 'mn' });
  const valid_until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  for (const [clinic, minor] of [['Neva Clinical', '915000'], ['Primorsky', '840000']]) {
    const referral = await askClinic(desk, id, await partyOf(desk, clinic), 'Please offer.');
    const price = { minor, currency: 'USD' };
    await post(desk, `/api/cases/${id}/make-offer`, { referral, terms: { plan: 'Операция и десять дней в клинике', lines: [{ text: 'Операция', price, included: true }, { text: 'Билеты', included: false }], total: price, valid_until, stay_days: 10 } });
  }
  return { id, person: await invite(desk, id, 'Оюунаа') };
}

export async function family(browser, summary) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const { id } = await familyCase(desk, summary);
  const phone = await open(browser, { language: 'mn', width: 360, height: 740, zone: 'Asia/Ulaanbaatar' });
  let link = '';
  const step = steps();

  await step('family: the coordinator makes a link, shown once', async () => {
    await desk.goto(`${kUrl}/cases/${id}`);
    await desk.getByRole('button', { name: 'Make a link' }).click();
    link = await desk.getByRole('textbox', { name: 'Make a link' }).inputValue();
    check(/\/p#[\w-]{43}$/.test(link), `no link: ${link}`);
  });
  await step('family: the link shows nothing but the way to ask for a code', async () => {
    await phone.goto(link.replace(/^https?:\/\/[^/]+/, kUrl));
    await phone.waitForSelector('h1');
    check(!(await phone.locator('body').innerText()).includes('Дуламсүрэн'), 'the patient is named before the code');
    await phone.locator('button.primary').click();
    await phone.waitForSelector('#code');
  });
  await step('family: the code appears at the coordinator’s by itself and opens the case', async () => {
    const code = desk.locator('[role=status]').getByText(/^\d{3} \d{3}$/);
    await code.waitFor();
    await phone.fill('#code', await code.innerText());
    await phone.locator('form button.primary').click();
    await phone.waitForSelector('.steps');
    check(!phone.url().includes('#'), 'the secret stays in the address');
  });
  await step('family: two plans side by side, nothing untranslated, nothing sideways', async () => {
    check((await phone.locator('.heads [role=columnheader]:not(.said)').count()) === 2, 'not two plans');
    check((await phone.getByText('Бичсэн хэл: орос').count()) === 2, 'does not say in which language the plan is');
    check(await phone.locator('.compare').getByText(/эмнэлгийн бичсэнээр.*орос/).count() === 1, 'does not say in which language the items are');
    const currencies = await phone.locator('.choices select option').allInnerTexts();
    check(currencies.slice(0, 2).join() === 'MNT,USD', `currencies begin with ${currencies.slice(0, 3)}`);
    const { over, ids } = await phone.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, ids: document.body.innerText.match(/\b(?:patient|case|common|errors)\.[a-z_.]+/g) ?? [] }));
    check(over <= 0, `scrolls sideways by ${over} px`);
    const large = await phone.evaluate(() => { document.documentElement.style.fontSize = '200%'; const more = document.documentElement.scrollWidth - innerWidth; document.documentElement.style.fontSize = ''; return more; });
    check(large <= 0, `scrolls sideways by ${large} px with text of double size`);
    check(ids.length === 0, `untranslated: ${ids.join(' ')}`);
  });
  await step('family: the plans are gone to, and a reload is still in the case', async () => {
    await phone.locator('.next button.primary').click();
    await phone.waitForFunction(() => document.querySelector('#plans').getBoundingClientRect().top < innerHeight / 2);
    check(!phone.url().includes('#'), `a fragment in the address: ${phone.url()}`);
    await phone.reload();
    await phone.waitForSelector('.steps');
    await phone.goto(`${kUrl}/p#plans`);                           // from a page kept open since before
    await phone.reload();
    await phone.waitForSelector('.steps');
  });
  await step('family: words of the coordinator are told of at the top, and are read no longer once they were on the screen', async () => {
    await post(desk, `/api/cases/${id}/post-message`, { text: 'Паспортын зургаа илгээнэ үү.', language: 'mn' });
    const fresh = phone.locator('.next .fresh');
    await fresh.waitFor();
    check(await phone.locator('.next').getByText('юу ч хийх шаардлагагүй').count() === 0, 'says that nothing is to be done while words wait');
    await fresh.click();
    await phone.waitForFunction(() => { const { top, bottom } = document.querySelector('.messages li:last-child').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
    await fresh.waitFor({ state: 'detached' });
    check((await phone.locator('.messages li').last().innerText()).includes('Паспортын зургаа'), 'leads elsewhere');
  });
  await step('family: a question is asked', async () => {
    await phone.fill('#message', 'Хэзээ ирэх вэ?');
    await phone.locator('form:has(#message) button').click();
    await phone.locator('.messages').getByText('Хэзээ ирэх вэ?').waitFor();
  });
  await step('family: Back closes the question whether a plan is taken, and nothing else', async () => {
    const plan = phone.locator('.compare [role=cell] button.primary').filter({ hasText: 'Приморский' });
    const at = () => phone.evaluate(() => `${location.pathname} ${navigation.currentEntry.index} ${document.querySelectorAll('dialog[open]').length}`);
    const before = await at();
    await plan.click();
    await phone.locator('dialog[open]').waitFor();
    await phone.goBack();
    check(await at() === before, `Back leads to ${await at()}`);
    await plan.click();
    await phone.locator('dialog button.quiet').click();
    await phone.waitForFunction((index) => navigation.currentEntry.index === index, Number(before.split(' ')[1]));
    check(await at() === before, `closed at ${await at()}`);
  });
  await step('family: one plan is accepted as a deliberate act', async () => {
    await phone.locator('.compare [role=cell] button.primary').filter({ hasText: 'Приморский' }).click();
    const accept = phone.locator('dialog button.primary');
    check(await accept.isDisabled(), 'accepts before it was read');
    await phone.locator('dialog input[type=checkbox]').check();
    await accept.click();
    await phone.locator('.heads [data-chosen]').waitFor();
    check((await phone.locator('.heads [role=columnheader]:not(.said)').count()) === 1, 'the released plan still stands');
    const said = phone.locator('.next .accepted');
    await said.waitFor();
    check(await said.evaluate((box) => { const { top, bottom } = box.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), 'the confirmation is out of sight');
  });
  await step('family: without a network the steps and people stay, and nothing clinical', async () => {
    await phone.waitForFunction(() => navigator.serviceWorker.controller);
    await phone.reload();
    await phone.waitForSelector('.steps');
    await phone.context().setOffline(true);
    await phone.reload();
    await phone.waitForSelector('.steps');
    check((await phone.locator('.compare').count()) === 0, 'plans are readable offline');
    check((await phone.locator('.people a[href^="tel:"]').count()) >= 1, 'nobody can be called offline');
    await phone.context().setOffline(false);
  });
  await step('family: the same link needs no second code, shows without a network what is kept, and another link shows nothing', async () => {
    const address = link.replace(/^https?:\/\/[^/]+/, kUrl);
    const arrive = async (at) => { await phone.goto(at); await phone.reload(); };    // of another fragment alone nothing is loaded
    await arrive(address);
    await phone.waitForSelector('.compare');
    check(!phone.url().includes('#') && (await phone.locator('#code').count()) === 0, 'asks for a code again');
    await phone.context().setOffline(true);
    await arrive(address);
    await phone.waitForSelector('.steps');
    await phone.locator('.offline').getByText('Холболт алга. Алхам').waitFor();
    await arrive(`${kUrl}/p#${'A'.repeat(43)}`);
    await phone.locator('button.primary').waitFor();
    check((await phone.locator('.steps').count()) === 0, 'another link shows what was kept');
    check(!(await phone.locator('.offline').innerText()).includes('Алхам'), 'the door claims to show the steps');
    await phone.context().setOffline(false);
    await arrive(`${kUrl}/p`);
    await phone.waitForSelector('.compare');
  });
  await step('family: dismissed, the page forgets', async () => {
    await desk.reload();
    await desk.getByRole('button', { name: 'End this person’s access' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('Оюунаа will no longer be able to open this case').waitFor();
    check((await view(desk, id)).persons.length === 1, 'one press ends it');
    await dialog.getByRole('button', { name: 'End this person’s access' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await phone.reload();
    await phone.waitForFunction(() => localStorage.getItem('hospitium.kept') === null && document.querySelector('.steps') === null);
  });
  await test('family: no trouble in the consoles', () => check([...desk.troubles, ...phone.troubles].length === 0, [...desk.troubles, ...phone.troubles].join('\n')));
  await phone.context().close();
  await desk.context().close();
}
