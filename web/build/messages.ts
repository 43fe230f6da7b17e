// One module per language, `virtual:messages/<language>`: every locales/<language>/*.json merged over English, ids "<concept>.<key>".
// One request per language instead of one per concept, and a missing translation falls back to English at build time.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const kPrefix = 'virtual:messages/';

interface Tree { [key: string]: string | Tree }

/** Files may nest: {"nav": {"start": "Start"}} and {"nav.start": "Start"} are the same message. */
function flatten(tree: Tree, prefix: string, into: Record<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[`${prefix}.${key}`] = value;
    else flatten(value, `${prefix}.${key}`, into);
  }
}

export function readMessages(root: string, language: string): Record<string, string> {
  const folder = join(root, language);
  if (!existsSync(folder)) return {};
  const messages: Record<string, string> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const concept = file.slice(0, -'.json'.length);
    flatten(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tree, concept, messages);
  }
  return messages;
}

export function messages(root: string): Plugin {
  return {
    name: 'hospitium-messages',
    resolveId: (id) => (id.startsWith(kPrefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${kPrefix}`)) return undefined;
      const language = id.slice(kPrefix.length + 1);
      const merged = { ...readMessages(root, 'en'), ...readMessages(root, language) };
      return `export default ${JSON.stringify(merged)}`;
    },
    configureServer(server) {
      server.watcher.add(root);
      server.watcher.on('change', (path) => {
        if (path.startsWith(root)) server.restart();
      });
    },
  };
}
