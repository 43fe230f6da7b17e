// Browser tests of the web application against HOSPITIUM_URL (a node with the demo). Last line: N passed, N failed, N skipped.
// Parts by name, all without one: node e2e/run.mjs family journey
import { readFileSync } from 'node:fs';
import { agency } from './agency.mjs';
import { answers } from './answers.mjs';
import { approval } from './approval.mjs';
import { asking } from './asking.mjs';
import { calls } from './calls.mjs';
import { catalogue } from './catalogue.mjs';
import { credentials } from './credentials.mjs';
import { day } from './day.mjs';
import { family } from './family.mjs';
import { figures } from './figures.mjs';
import { finish, launch } from './harness.mjs';
import { journey, keyboard, mission } from './journey.mjs';
import { looks } from './looks.mjs';
import { offers } from './offers.mjs';
import { phones } from './phones.mjs';
import { register } from './register.mjs';
import { tables } from './tables.mjs';
import { translator } from './translator.mjs';
import { uploads } from './uploads.mjs';
import { ward } from './ward.mjs';

const summary = readFileSync(new URL('./summary.json', import.meta.url), 'utf8');
const parts = {
  answers: (browser) => answers(browser, summary),
  approval: (browser) => approval(browser, summary),
  asking: (browser) => asking(browser, summary),
  calls: (browser) => calls(browser, summary),
  family: (browser) => family(browser, summary),
  journey,
  mission,
  keyboard,
  uploads,
  translator,
  offers: (browser) => offers(browser, summary),
  ward: (browser) => ward(browser, summary),
  phones: (browser) => phones(browser, summary),
  register,
  tables,
  credentials,
  figures,
  day,
  catalogue,
  agency,
  looks: (browser) => looks(browser, summary),
};
const asked = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(parts);

const browser = await launch();
try {
  for (const name of asked) await parts[name](browser);
} finally {
  await browser.close();
}
finish();
