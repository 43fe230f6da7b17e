// One module per language, `virtual:messages/<language>`: every locales/<language>/*.json merged over English, ids "<concept>.<key>".
// One request per language instead of one per concept, and a missing translation falls back to English at build time.
// `virtual:patient-messages/<language>` holds only what the patient's pages say: a cheap phone loads no word that it never shows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const kStaff = 'virtual:messages/', kPatient = 'virtual:patient-messages/';
const kPatientIds = /^(?:patient|errors|places)\.|^case\.(?:referral_state|withdraw_reason|offers)\.|^common\.(?:app_name|back|comma|days|days_left|language|loading|send|sent)$/;

export function patientSays(id: string): boolean { return kPatientIds.test(id); }

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

/** The language and the ids of a virtual module; nothing for other modules. */
function asked(id: string): { language: string; wanted: (id: string) => boolean } | undefined {
  if (id.startsWith(`\0${kStaff}`)) return { language: id.slice(kStaff.length + 1), wanted: (key) => !key.startsWith('patient.') };
  if (id.startsWith(`\0${kPatient}`)) return { language: id.slice(kPatient.length + 1), wanted: patientSays };
  return undefined;
}

export function messages(root: string): Plugin {
  return {
    name: 'hospitium-messages',
    resolveId: (id) => (id.startsWith(kStaff) || id.startsWith(kPatient) ? `\0${id}` : undefined),
    load(id) {
      const module = asked(id);
      if (!module) return undefined;
      const merged = { ...readMessages(root, 'en'), ...readMessages(root, module.language) };
      return `export default ${JSON.stringify(Object.fromEntries(Object.entries(merged).filter(([key]) => module.wanted(key))))}`;
    },
    configureServer(server) {
      server.watcher.add(root);
      server.watcher.on('change', (path) => {
        if (path.startsWith(root)) server.restart();
      });
    },
  };
}
