// The coordinator's day by keyboard: the palette, the three shapes of one query, bulk actions with their undo, deadlines, the bell,
// views of the team, colleagues who are there. Makes its own cases and people, so that nothing here depends on another part.
import { readFileSync } from 'node:fs';
import { openCase as openRead } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn, test } from './harness.mjs';

const kPassword = 'a long enough password';

/** A request as the page's user, with what the server wants of one. */
async function call(page, method, path, body) {
  return page.evaluate(async ([verb, url, data]) => {
    const { csrf } = await (await fetch('/api/session')).json();
    const reply = await fetch(url, { method: verb, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID() }, body: data && JSON.stringify(data) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${verb} ${url}: ${reply.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : undefined;
  }, [method, path, body]);
}
const ask = (page, path) => page.evaluate(async (url) => (await fetch(url)).json(), path);

async function openCase(page, name, urgency = 'routine') {
  return call(page, 'POST', '/api/cases', { patient: { name, sex: 'female', birth_date: '1980-05-17' }, wish: { specialty: 'oncology', urgency, question: 'Can you help?' }, origin: 'VN-DN', destination: 'RU-SPE', source: { kind: 'patient' } });
}

async function palette(page, typed) {
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role=dialog] [role=combobox]:focus');
  await page.keyboard.type(typed);
  await page.waitForFunction((text) => document.querySelector('[role=option][aria-selected=true]')?.textContent.toLowerCase().includes(text), typed.toLowerCase().split(' ')[0]);
}

async function findsAndActs(page, opened) {
  await palette(page, opened.number);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/cases/${opened.id}*`);
  await page.waitForSelector('#main h1');
  await palette(page, 'edit what');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('do') === 'edit_wish');
  await page.waitForSelector('[role=dialog] textarea');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[role=dialog]', { state: 'detached' });
  await palette(page, 'Deadlines');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/clocks');
  check(page.troubles.length === 0, page.troubles.join('\n'));
}

async function shapes(page) {
  await page.goto(`${kUrl}/board?origin=VN-DN&view=list&sort=opened`);
  await page.waitForSelector('[role=row][data-current]');
  const shape = (name) => page.locator('main label', { hasText: name }).first();
  await shape('Calendar').click();
  await page.waitForURL((url) => url.searchParams.get('view') === 'calendar' && url.searchParams.get('origin') === 'VN-DN');
  await page.waitForSelector('li[data-today]');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => /^\d{4}-\d\d-01$/.test(url.searchParams.get('on') ?? ''));
  await shape('Board').click();
  await page.waitForURL((url) => !url.searchParams.has('view') && !url.searchParams.has('on') && url.searchParams.get('origin') === 'VN-DN');
}

async function dated(page, id) {
  const today = new Date().toISOString().slice(0, 10);
  const { entries } = await ask(page, `/api/cases/calendar?from=${today.slice(0, 8)}01&until=${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}`);
  check(entries.length > 0, 'the demo has deadlines and journeys in these weeks');
  await page.goto(`${kUrl}/board?view=calendar`);
  await page.waitForSelector('a[data-event]');
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.matches('a[data-event]'));
  check(id.length > 0, 'a case');
  const due = await page.locator('a[data-event=due]').first().innerText();
  check(!due.includes('Deadline') && /owes an answer|You owe an answer/.test(due), `which deadline, and whose: ${due}`);
}

async function bulk(page, ids) {
  await page.goto(`${kUrl}/board?origin=VN-DN&view=list&sort=opened`);
  await page.waitForSelector('[role=row][data-current]');
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
  await page.waitForSelector('section[aria-label="Chosen cases"]');
  check(await page.locator('[role=row][data-chosen]').count() === 2, 'two rows are chosen');
  await palette(page, 'urgency');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Do it for all: 2' }).click();
  await page.waitForSelector('li[data-state=done] >> nth=1');
  const urgencies = () => Promise.all(ids.map(async (id) => (await ask(page, `/api/cases/${id}`)).urgency));
  check((await urgencies()).every((urgency) => urgency !== 'routine'), 'both changed');
  await page.getByRole('button', { name: 'Undo: 2' }).click();
  await page.waitForSelector('li[data-state=undone] >> nth=1');
  check((await urgencies()).every((urgency) => urgency === 'routine'), 'both are as they were');
}

/** On the card, in the column of the list, and beside the name where a phone has no column. */
async function urgent(page, planned) {
  const { id } = await openCase(page, 'Vũ Thị Gấp', 'urgent');
  await page.goto(`${kUrl}/board?origin=VN-DN`);
  await page.locator(`[data-row="${id}"]`).getByText('Urgent', { exact: true }).waitFor();
  await page.goto(`${kUrl}/board?origin=VN-DN&view=list&sort=opened`);
  const row = (of) => page.getByRole('row').filter({ has: page.locator(`a[href="/cases/${of}"]`) });
  await row(id).getByRole('cell').nth(7).getByText('Urgent', { exact: true }).waitFor();
  await row(planned).getByRole('cell').nth(7).getByText('Planned', { exact: true }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await row(id).getByRole('cell').nth(2).getByText('Urgent', { exact: true }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Two cases are given a keyword and a colleague; the list shows both, and each is taken back. */
async function shared(page, ids) {
  const desks = () => Promise.all(ids.map(async (id) => (await ask(page, `/api/cases/${id}`)).desk));
  const begin = async (name) => {
    await page.goto(`${kUrl}/board?origin=VN-DN&view=list&sort=opened`);
    await page.waitForSelector('[role=row][data-current]');
    for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
    await page.locator('section[aria-label="Chosen cases"]').getByRole('button', { name, exact: true }).click();
    return page.getByRole('dialog');
  };
  const done = async (dialog) => {
    await dialog.getByRole('button', { name: 'Do it for all: 2' }).click();
    await page.waitForSelector('li[data-state=done] >> nth=1');
  };
  const undone = async () => {
    await page.getByRole('button', { name: 'Undo: 2' }).click();
    await page.waitForSelector('li[data-state=undone] >> nth=1');
  };
  let dialog = await begin('Add a keyword');
  await dialog.getByRole('textbox', { name: 'Keyword' }).fill('after Tet');
  await done(dialog);
  check((await desks()).every(({ keywords }) => keywords.includes('after Tet')), 'both have the keyword');
  await page.getByRole('row').filter({ hasText: 'after Tet' }).nth(1).waitFor({ state: 'attached' });
  await undone();
  check((await desks()).every(({ keywords }) => keywords.length === 0), 'the keyword is gone');
  dialog = await begin('Assign');
  const me = (await ask(page, '/api/session')).user;
  await dialog.getByRole('combobox', { name: 'Looks after the case' }).or(dialog.getByRole('textbox', { name: 'Looks after the case' })).first().click();
  await page.getByRole('option', { name: me.name }).click();
  await done(dialog);
  check((await desks()).every(({ assignee }) => assignee?.id === me.id), 'both are assigned');
  await undone();
  check((await desks()).every(({ assignee }) => assignee === undefined), 'nobody is assigned');
}

/** Who looks after a case and its keyword are filters like others: in the address, on each shape, gone with one press. */
async function filtered(page, opened) {
  const keyword = `Mark ${opened.number}`;
  const me = (await ask(page, '/api/session')).user;
  await call(page, 'POST', `/api/cases/${opened.id}/add-keyword`, { keyword });
  await call(page, 'POST', `/api/cases/${opened.id}/assign-case`, { user: me.id });
  await page.goto(`${kUrl}/board?view=list&origin=VN-DN`);
  await page.waitForSelector('[role=row][data-current]');
  await page.getByRole('button', { name: 'Filters' }).click();
  const form = page.getByRole('dialog');
  await form.locator('input:focus').waitFor();
  check(await page.getByRole('option').count() === 0, 'a list of the filters opens by itself');
  await form.getByRole('combobox', { name: 'Keyword' }).or(form.getByRole('textbox', { name: 'Keyword' })).first().fill(keyword.toUpperCase());
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('keyword') === keyword.toUpperCase());
  await form.getByRole('combobox', { name: 'Looks after the case' }).or(form.getByRole('textbox', { name: 'Looks after the case' })).first().click();
  await page.getByRole('option', { name: me.name }).click();
  await page.waitForURL((url) => url.searchParams.get('assignee') === me.id);
  await page.keyboard.press('Escape');
  await page.waitForFunction((number) => { const rows = [...document.querySelectorAll('[role=rowgroup] [role=row] a')].map(({ textContent }) => textContent); return rows.length === 1 && rows[0] === number; }, opened.number);
  await page.locator('main label', { hasText: 'Board' }).first().click();
  await page.getByRole('link', { name: new RegExp(opened.number) }).waitFor();
  await page.getByRole('button', { name: `Remove: Looks after the case ${me.name}` }).click();
  await page.waitForURL((url) => !url.searchParams.has('assignee') && url.searchParams.has('keyword'));
  await call(page, 'POST', `/api/cases/${opened.id}/remove-keyword`, { keyword });
  await call(page, 'POST', `/api/cases/${opened.id}/assign-case`, {});
}

/** A clinic that nobody consented to is refused, case by case, in words. */
async function refusedOneByOne(page) {
  await page.goto(`${kUrl}/board?origin=VN-DN&view=list&sort=opened`);
  await page.waitForSelector('[role=row][data-current]');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Remind the clinic' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Please answer.');
  await page.getByRole('dialog').getByRole('button', { name: 'Do it for all: 1' }).click();
  await page.waitForSelector('li[data-state=refused]');
  check((await page.locator('li[data-state=refused]').textContent()).includes('Nobody owes an answer'), 'the reason is said');
}

async function deadlines(page) {
  await page.goto(`${kUrl}/clocks`);
  await page.waitForSelector('a[data-row]');
  const { items } = await ask(page, '/api/clocks?limit=500');
  const due = items.filter((item) => item.due).map((item) => item.due);
  check(due.length > 1 && due.every((at, place) => place === 0 || due[place - 1] <= at), 'ordered by due');
  await page.getByText('Stopped', { exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('show') === 'stopped');
  await page.getByText('All', { exact: true }).click();
  await page.waitForURL((url) => !url.searchParams.has('show'));
  await page.waitForSelector('a[data-row]');
  await page.getByRole('button', { name: /^Why it ends then: Clinic answers/ }).first().click();
  await page.getByText('Lasts, in working days: 3', { exact: true }).waitFor();
  await page.getByText(/^Began: /).waitFor();
  await page.getByText(/^Counts working days of: /).waitFor();
  await page.getByRole('link', { name: 'Working calendars' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });    // keys belong to it until it is gone
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(?:cases|agreements|missions)\/[0-9a-f-]+/);
}

async function rings(browser, page) {
  const agency = await open(browser);
  await signIn(agency, await demoUser('referrer'));
  const own = (await ask(page, '/api/session')).memberships[0].party.id;
  await page.goto(`${kUrl}/`);
  await page.waitForSelector('#main h1');
  await call(page, 'POST', '/api/notices/read', { all: true, ids: [] });
  const before = (await ask(page, '/api/notices')).unread;
  const { id, number } = await call(agency, 'POST', '/api/cases', { patient: { name: 'Bùi Thị Chuông', sex: 'female' }, wish: { specialty: 'oncology', urgency: 'urgent', question: 'Help' }, origin: 'VN-DN', destination: 'RU-SPE', source: { kind: 'agency' }, coordinator: own });
  await page.waitForSelector(`button[aria-label="Notices, unread: ${before + 1}"]`);
  await page.click('button[aria-label^="Notices"]');
  const row = page.locator(`a[data-unread]`, { hasText: number });
  await row.click();
  await page.waitForURL(`**/cases/${id}*`);
  await page.reload();
  await page.waitForSelector('#main h1');
  check((await ask(page, '/api/notices')).unread === before, 'read stays read, on the server');
  await page.click('button[aria-label^="Notices"]');
  await page.getByRole('button', { name: 'Choose kinds' }).click();
  await page.getByLabel('New enquiry').click();
  await page.waitForFunction((text) => ![...document.querySelectorAll('[role=dialog] a')].some((link) => link.textContent.includes(text)), number);
  await page.getByLabel('New enquiry').click();
  await page.waitForSelector(`[role=dialog] a:has-text("${number}")`);
  check((await ask(agency, '/api/notices')).items.every(({ number: other, name }) => other !== number || name !== 'case_opened'), 'one’s own doing is no news');
  await agency.context().close();
}

/** Another coordinator of the same organisation. */
async function colleague(browser, party, name) {
  const keeper = await open(browser);
  const administrator = await demoUser('administrator');
  await signIn(keeper, administrator);
  const email = `${crypto.randomUUID()}@colleague.example`;
  await call(keeper, 'POST', '/api/directory/users', { record: { state: 'active', name, email, language: 'en', zone: 'Europe/Moscow', memberships: [{ party, role: 'coordinator' }] }, password: kPassword, own_password: administrator.password });
  await keeper.context().close();
  const page = await open(browser);
  await signIn(page, { email, password: kPassword });
  return page;
}

async function together(browser, page, opened) {
  const me = await ask(page, '/api/session');
  const other = await colleague(browser, me.memberships[0].party.id, 'Colleague of the Day');
  const agency = await open(browser);
  await signIn(agency, await demoUser('referrer'));
  await page.goto(`${kUrl}/cases/${opened.id}`);
  await page.waitForSelector('#main h1');
  await other.goto(`${kUrl}/cases/${opened.id}`);
  await page.waitForSelector('text=On this case now: Colleague of the Day');
  await other.waitForSelector(`text=On this case now: ${me.user.name}`);
  await other.goto(`${kUrl}/clocks`);
  await page.waitForFunction(() => !document.body.innerText.includes('On this case now'));
  await page.goto(`${kUrl}/board?view=list&urgency=urgent&q=secret`);
  await page.waitForSelector('#main h1');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Urgent ones');
  await page.getByLabel('For everybody in my organisation').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForSelector('[role=menuitem]:has-text("Urgent ones")');
  await other.goto(`${kUrl}/board`);
  await other.getByRole('button', { name: 'Saved views' }).click();
  await other.getByRole('menuitem', { name: /Urgent ones/ }).click();
  await other.waitForURL((url) => url.searchParams.get('view') === 'list' && url.searchParams.get('urgency') === 'urgent' && !url.searchParams.has('q'));
  check((await ask(agency, '/api/views')).items.length === 0, 'the agency sees nothing of it');
  const mine = (await ask(page, '/api/views')).items.filter(({ name }) => name === 'Urgent ones');
  for (const { id } of mine) await call(page, 'DELETE', `/api/views/${id}`);
  await other.context().close();
  await agency.context().close();
}

/** What is not for this patient is left out and counted; Esc closes what was opened last, and that alone. */
async function fittingClinics(page, opened) {
  await page.goto(`${kUrl}/cases/${opened.id}?match=1`);
  const drawer = page.getByRole('dialog', { name: 'Find clinics' });
  await drawer.getByText(/^Clinics that can be asked: \d+ of \d+; services of all of them: \d+$/).waitFor();
  await drawer.getByText(/^Left out because not for the patient’s sex: \d+$/).waitFor();
  await drawer.getByRole('button', { name: /Why here/ }).first().click();
  const why = page.getByText('A licence in force today for this specialty');
  await why.waitFor();
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'hidden' });
  check(await drawer.isVisible(), 'Esc closes the drawer around the reasons');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

export async function day(browser) {
  const page = await open(browser);
  const user = await demoUser('coordinator');
  if (!(await test('the day: a coordinator comes in', async () => { check(user, 'the demo has a coordinator'); await signIn(page, user); }))) return;
  const first = await openCase(page, 'Đinh Thị Sáng');
  const second = await openCase(page, 'Đinh Thị Chiều');
  await test('clinics that fit say what was left out, and Esc closes the innermost', async () => fittingClinics(page, await openRead(page, readFileSync(new URL('./summary.json', import.meta.url), 'utf8'), { name: 'Đinh Thị Trưa' }, { wish: { specialty: 'urology', urgency: 'routine' } })));
  await test('the palette finds a case, gives its commands and goes to pages, by keyboard alone', () => findsAndActs(page, first));
  await test('board, table and calendar keep the same filters', () => shapes(page));
  await test('the calendar shows deadlines and is walked by keyboard', () => dated(page, first.id));
  await test('a bulk action changes each case and is undone', () => bulk(page, [first.id, second.id]));
  await test('cases are given keywords and colleagues together, and it is undone', () => shared(page, [first.id, second.id]));
  await test('who looks after a case, and its keyword, filter every shape', () => filtered(page, first));
  await test('a bulk action says for each case why it is refused', () => refusedOneByOne(page));
  await test('deadlines stand in their order, and open', () => deadlines(page));
  await test('the bell rings when an enquiry comes, and stays read', () => rings(browser, page));
  await test('colleagues see each other on a case and share views; nobody else does', () => together(browser, page, second));
  await test('how urgent a case is stands on its card and in the list', () => urgent(page, second.id));
  await test('nothing went wrong in the console', async () => check(page.troubles.length === 0, page.troubles.join('\n')));
  await page.context().close();
}
