// Numbers lead to what stands behind them, the total too.
import { check, demoUser, kUrl, open, signIn } from './harness.mjs';
import { choose, steps } from './journey.mjs';

export async function figures(browser) {
  const page = await open(browser);
  const step = steps();
  await signIn(page, await demoUser('official'));
  const behind = async (name) => {
    await page.getByRole('button', { name }).first().click();
    const drawer = page.getByRole('dialog');
    const said = await drawer.getByRole('note').innerText();
    check(page.url().includes('behind='), 'what is open is not in the address');
    await drawer.getByRole('button', { name: 'Close' }).click();
    await drawer.waitFor({ state: 'hidden' });
    return Number(/(\d+) cases? (?:is|are) counted/.exec(said)[1]);
  };
  await step('figures: a cell and the total lead to the cases behind them', async () => {
    await page.goto(`${kUrl}/figures`);
    await page.locator('tfoot').waitFor();
    const cell = await behind(/^Cases behind this figure: (?!Total)/);
    const all = await behind(/^Cases behind this figure: Total/);
    check(cell > 0 && all > cell, `${cell} of ${all}`);
  });
  await step('figures: a published figure is kept in two languages and read in one’s own', async () => {
    const mark = Date.now().toString(36);
    await page.goto(`${kUrl}/figures?view=ledger&add=1`);
    const form = page.getByRole('dialog');
    const fill = (at, text) => form.locator(`[data-field="${at}"]`).fill(text);
    await fill('/value', '41');
    await fill('/unit', 'patients');
    await fill('/source', 'A yearbook');
    await fill('/account', `In English ${mark}`);
    await form.getByRole('button', { name: 'Add another language' }).click();
    await choose(form.getByRole('group', { name: '1', exact: true }), 'Language of these words', 'Russian');
    await fill('/texts/0/unit', 'пациент');
    await fill('/texts/0/account', `По-русски ${mark}`);
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('#main').getByText(`In English ${mark}`).waitFor();   // the dialog, which closes, has the words, too
    const russian = await open(browser, { language: 'ru' });
    await signIn(russian, await demoUser('official'));
    await russian.goto(`${kUrl}/figures?view=ledger`);
    await russian.getByRole('listitem').filter({ hasText: `По-русски ${mark}` }).getByText('41 пациент').waitFor();
    await russian.context().close();
  });
  check(page.troubles.length === 0, page.troubles.join('; '));
  await page.context().close();
}
