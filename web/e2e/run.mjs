// Browser tests of the web application against HOSPITIUM_URL (a node with the demo). Last line: N passed, N failed, N skipped.
import { demoUser, finish, launch } from './harness.mjs';
import { looks } from './looks.mjs';

const browser = await launch();
try {
  const coordinator = await demoUser('coordinator');
  await looks(browser, coordinator, ['/', '/board', '/board?view=list', '/cases/new']);
} finally {
  await browser.close();
}
finish();
