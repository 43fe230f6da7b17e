// Browser tests of the web application against HOSPITIUM_URL (a node with the demo). Last line: N passed, N failed, N skipped.
// Parts by name: node e2e/run.mjs journey mission keyboard looks
import { demoUser, finish, launch } from './harness.mjs';
import { journey, keyboard, mission } from './journey.mjs';
import { looks } from './looks.mjs';

const parts = {
  journey,
  mission,
  keyboard,
  looks: async (browser) => looks(browser, await demoUser('coordinator'), ['/', '/board', '/board?view=list', '/cases/new', '/figures', '/figures?view=ledger', '/directory', '/catalogue']),
};
const asked = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(parts);

const browser = await launch();
try {
  for (const name of asked) await parts[name](browser);
} finally {
  await browser.close();
}
finish();
