import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readMessages } from '../../../build/messages.ts';

const kLocales = fileURLToPath(new URL('../../../../locales', import.meta.url));
const commands = (text: string | undefined) => [...(text ?? '').matchAll(/hospitium [^”»]+/g)].map(([command]) => command);

/** Without its folders a command only tells how it is called. */
it('advises commands that do their work as they are written, in every language', () => {
  for (const language of readdirSync(kLocales)) {
    const messages = readMessages(kLocales, language);
    expect(commands(messages['start.administrator.backup_never']), language).toEqual(['hospitium backup --data DIR --to COPY', 'hospitium restore --verify --data DIR --from COPY']);
    expect(commands(messages['start.administrator.backup_unchecked']), language).toEqual(['hospitium restore --verify --data DIR --from {folder}']);
  }
});
