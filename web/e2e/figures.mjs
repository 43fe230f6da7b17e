// Numbers lead to what stands behind them, the total too.
import { check, demoUser, kUrl, open, signIn } from './harness.mjs';
import { steps } from './journey.mjs';

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
  check(page.troubles.length === 0, page.troubles.join('; '));
  await page.context().close();
}
