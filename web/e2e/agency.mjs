// An agency on a phone: signs in, six answers, three photographs, and the patient stands in its list with what happens next.
import { post } from './cases.mjs';
import { check, demoUser, kUrl, open, signIn, test, weigh } from './harness.mjs';

const kPhone = { width: 390, height: 844 };
const kMostBytes = 150 * 1024;
/** The smallest picture there is: one grey pixel. */
const kPixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');

async function enter(page, user) {
  await page.goto(`${kUrl}/agency`);
  await page.fill('input[type=email]', user.email);
  await page.fill('input[type=password]', user.password);
  await page.click('button.primary');
  await page.waitForSelector('.patients');
}

/** Six answers, sent. */
async function answer(page, name, then = '.papers', age = '46') {
  await page.locator('form input').first().fill(name);
  await page.locator('.person input').last().fill(age);
  if (age) await page.locator('.person p', { hasText: String(new Date().getFullYear() - Number(age) - 1) }).waitFor();
  await page.locator('fieldset').first().locator('input').first().check();
  await page.locator('select[required]').first().selectOption('oncology');
  await page.locator('fieldset').nth(1).locator('input').nth(1).check();
  await page.fill('textarea', 'U vú trái, muốn hỏi về phẫu thuật');
  const to = page.locator('select[required]').nth(1);
  await page.waitForFunction(() => document.querySelectorAll('select[required]')[1].options.length > 2);
  await to.selectOption({ index: 1 });
  await page.click('button.primary:not(:disabled)');
  await page.waitForSelector(then);
}

async function send(page, name) {
  const start = Date.now();
  await page.click('button.primary');
  await page.waitForURL('**/agency/new');
  await answer(page, name);
  for (let paper = 0; paper < 3; paper += 1) await page.locator('.paper input').nth(paper).setInputFiles({ name: `photo${paper}.png`, mimeType: 'image/png', buffer: Buffer.concat([kPixel, Buffer.from([paper])]) });
  await page.waitForFunction(() => document.querySelectorAll('.ways li[data-state=done]').length === 3);
  const seconds = (Date.now() - start) / 1000;
  await page.click('button.primary');
  await page.waitForSelector(`.patients a:has-text("${name}") .who`);
  console.log(`     six answers and three photographs: ${seconds.toFixed(1)} s by machine`);
}

/** Another enquiry; a file of the phone is chosen with the line broken, the page says so, and it goes on by itself when the line is back. */
async function resumes(page, name) {
  await page.goto(`${kUrl}/agency/new`);
  await answer(page, name);
  check(await page.locator('.files input').getAttribute('capture') === null, 'only the camera can be used');
  await page.context().setOffline(true);
  await page.locator('.files input').setInputFiles({ name: 'Kết quả.png', mimeType: 'image/png', buffer: Buffer.concat([kPixel, Buffer.from('offline')]) });
  await page.waitForSelector('.ways li[data-state=paused]');
  check(await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))), 'leaves without a warning');
  await page.context().setOffline(false);
  await page.waitForSelector('.ways li[data-state=done]');
  check((await page.locator('.ways .name').innerText()) === 'Kết quả.png', 'the file lost its name');
}

/** What is sent from here on arrives, and its answer does not. */
const loseAnswers = (page) => page.route('**/api/cases', async (route) => {
  if (route.request().method() !== 'POST') return route.continue();
  await route.fetch();
  return route.abort();
});

/** The server has it, its answer is lost and the phone drops the page: sent again it is the same enquiry, and a reload of the step after it is its patient. */
async function twice(page, name) {
  await page.goto(`${kUrl}/agency/new`);
  await loseAnswers(page);
  await answer(page, name, '.problem');
  await page.unroute('**/api/cases');
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('select[required]')[1]?.options.length > 2);
  await page.click('button.primary:not(:disabled)');
  await page.waitForSelector('.papers');
  const { items } = await page.evaluate(async (words) => (await fetch(`/api/cases?limit=20&q=${encodeURIComponent(words)}`)).json(), name);
  check(items.length === 1, `${items.length} enquiries`);
  await page.reload();
  await page.locator('h1', { hasText: name }).waitFor();
  check(new URL(page.url()).pathname === `/agency/patients/${items[0].id}`, page.url());
}

/** The answer is lost, and the form is changed before it is sent again: there is one case, and it offers what was changed. */
async function changedAfter(page, name) {
  await page.goto(`${kUrl}/agency/new`);
  await loseAnswers(page);
  await answer(page, name, '.problem');
  await page.unroute('**/api/cases');
  await page.fill('textarea', 'Hai khối u, không phải một');
  await page.click('button.primary:not(:disabled)');
  const changes = page.locator('.changes');
  await changes.getByText('Hai khối u, không phải một').waitFor();
  check(await changes.locator('dt').count() === 1, 'more is offered than was changed');
  const { items } = await page.evaluate(async (words) => (await fetch(`/api/cases?limit=20&q=${encodeURIComponent(words)}`)).json(), name);
  check(items.length === 1 && page.url().endsWith(items[0].id), `${items.length} enquiries, ${page.url()}`);
  await page.reload();
  await changes.locator('button.primary').click();
  await changes.waitFor({ state: 'detached' });
  const { wish } = await page.evaluate(async (at) => (await fetch(at)).json(), `/api/cases/${items[0].id}`);
  check(wish.question === 'Hai khối u, không phải một', wish.question);
}

/** Nobody knew how old the patient is: the agency asks, and says it where it follows them. */
async function ageLater(page, name) {
  await page.goto(`${kUrl}/agency/new`);
  await answer(page, name, '.papers', '');
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const remark = () => page.evaluate(async (at) => (await (await fetch(at)).json()).consent_remark, `/api/cases/${id}`);
  check(await remark() === 'age_unknown', 'an age that nobody said counts as known');
  await page.goto(`${kUrl}/agency/patients/${id}`);
  await page.locator('form.person input').fill('7');
  await page.locator('form.person button').click();
  await page.locator('form.person').waitFor({ state: 'detached' });
  check(await remark() === 'representative_missing', 'a child of seven is none');
}

async function arrived(page, name) {
  const { items } = await page.evaluate(async () => (await fetch('/api/cases?limit=5')).json());
  const own = items.find((item) => item.name === name);
  const view = await page.evaluate(async (id) => (await fetch(`/api/cases/${id}`)).json(), own.id);
  check(view.records.length === 3 && view.wish.question.length > 0, `${view.records.length} records`);
  await page.goto(`${kUrl}/agency/patients/${own.id}`);
  await page.locator('.photos .attached li').first().waitFor();
  const names = await page.locator('.photos .attached li').allInnerTexts();
  check(view.records.every(({ title }) => names.some((name) => name.includes(title))), `of what arrived it names ${names}`);
}

/** The coordinator writes: the list and the patient's page say so until the words were on the screen. */
async function newMessage(browser, page) {
  const desk = await open(browser);
  await signIn(desk, await demoUser('coordinator'));
  const coordinator = await desk.evaluate(async () => (await (await fetch('/api/session')).json()).memberships[0].party.id);
  const own = await page.evaluate(async () => (await (await fetch('/api/session')).json()).memberships.find(({ role }) => role === 'referrer').party);
  const { id } = await post(page, '/api/cases', { patient: { name: 'Đỗ Thị Tin Nhắn', sex: 'female', birth_year: 1979 }, wish: { specialty: 'oncology', urgency: 'routine', question: 'Phẫu thuật?' }, origin: own.place, destination: 'RU-SPE', source: { kind: 'agency' }, coordinator });
  await post(desk, `/api/cases/${id}/post-message`, { text: 'Which hospital made the CT?', language: 'en', party: own.id });
  await page.goto(`${kUrl}/agency`);
  const row = page.locator('.patients a', { hasText: 'Đỗ Thị Tin Nhắn' });
  await row.locator('.unread').waitFor();
  await row.click();
  const words = page.locator('.messages li').last();
  await page.locator('.next .fresh').click();
  await page.waitForFunction(() => { const { top, bottom } = document.querySelector('.messages li:last-child').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
  check((await words.innerText()).includes('Which hospital made the CT?'), 'leads elsewhere');
  await page.locator('.fresh').waitFor({ state: 'detached' });
  await page.waitForFunction(async (of) => (await (await fetch('/api/notices')).json()).items.every(({ dossier, name, read }) => dossier !== of || name !== 'message_posted' || read), id);
  await page.goto(`${kUrl}/agency`);
  await row.waitFor();
  await page.waitForLoadState('networkidle');
  check(await row.locator('.unread').count() === 0, 'still says that it is unread');
  await desk.context().close();
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const small = (page) => page.evaluate(() => [...document.querySelectorAll('a, button, select, textarea, .choice, .paper, .files')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)));

export async function agency(browser) {
  const user = await demoUser('referrer');
  const page = await open(browser, { ...kPhone, language: 'vi', zone: 'Asia/Ho_Chi_Minh' });
  if (!(await test('an agency signs in on a phone', async () => { check(user, 'the demo has an agency'); await enter(page, user); }))) return;
  await test('six answers and three photographs make an enquiry', async () => {
    await send(page, 'Hoàng Thị Điện Thoại');
    await arrived(page, 'Hoàng Thị Điện Thoại');
    check(page.troubles.length === 0, page.troubles.join('\n'));
  });
  await test('a file of the phone goes on by itself after a lost line', () => resumes(page, 'Trần Thị Đường Dây'));
  await test('an enquiry whose answer was lost is sent again as the same', () => twice(page, 'Phạm Thị Hai Lần'));
  await test('an enquiry that was changed after its answer was lost leads to the one that arrived', () => changedAfter(page, 'Phạm Thị Đổi Lời'));
  await test('how old a patient is may be said later', () => ageLater(page, 'Vũ Văn Chưa Rõ'));
  await test('a message of the coordinator is seen in the list and on the patient’s page', () => newMessage(browser, page));
  await test('everything on the phone fits it and the finger', async () => {
    for (const path of ['/agency', '/agency/new']) {
      await page.goto(kUrl + path);
      await page.waitForSelector('h1');
      check(await fits(page) <= 0, `${path} scrolls sideways by ${await fits(page)}`);
      check((await small(page)).length === 0, `too small: ${(await small(page)).join(' ')}`);
    }
  });
  await test('the agency’s page weighs at most 150 KB in all', async () => {
    const bytes = await weigh(page, '/agency', '.patients a');
    console.log(`     ${(bytes / 1024).toFixed(1)} KB over the wire`);
    check(bytes > 10_000 && bytes <= kMostBytes, `${bytes} bytes`);
  });
  const { cookies } = await page.context().storageState();
  const arabic = await open(browser, { ...kPhone, language: 'ar', state: { cookies, origins: [] } });
  await test('the same in Arabic, mirrored', async () => {
    await arabic.goto(`${kUrl}/agency/new`);
    await arabic.waitForSelector('h1');
    const { dir, empty } = await arabic.evaluate(() => ({ dir: document.documentElement.dir, empty: getComputedStyle(document.querySelector('form input')).direction }));
    check(dir === 'rtl' && empty === 'rtl' && await fits(arabic) <= 0, `${dir} ${empty} ${await fits(arabic)}`);
  });
  await test('patients fit a narrow phone with letters of double size', async () => {
    await arabic.setViewportSize({ width: 360, height: 740 });
    await arabic.goto(`${kUrl}/agency`);
    await arabic.waitForSelector('.patients a');
    await arabic.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    check(await fits(arabic) <= 0, `scrolls sideways by ${await fits(arabic)}`);
  });
  await arabic.context().close();
  await page.context().close();
}
