// One module per language, `virtual:messages/<language>`: every locales/<language>/*.json merged over English, ids "<concept>.<key>".
// One request per language instead of one per concept, and a missing translation falls back to English at build time.
// `virtual:<entry>-messages/<language>` holds only what that entry's pages say: a cheap phone loads no word that it never shows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const kStaff = 'virtual:messages/';
const kEntry = /^\0?virtual:(\w+)-messages\/(\w+)$/;
/** What each entry but the staff's says. */
const kSaid: Record<string, RegExp> = {
  patient: /^(?:patient|errors|places)\.|^case\.(?:attach|referral_state|withdraw_reason|relation|offers|approval\.ground)\.|^case\.(?:approval\.renounce_explain|field\.treatment_plan)$|^common\.draft\.|^common\.(?:app_name|back|comma|days|days_left|language|load_failed|loading|new_message|note|remove|retry|send|send_failed|sent|total|what)$/,
  public: /^(?:places|specialty)\.|^catalogue\.(?!match\.|field\.|gate|obstacle\.|state\.|new$|edit$|translation_of$)|^common\.(?:app_name|clear_filters|comma|currency|filters|language|load_failed|loading|retry|sort|tagline)$|^errors\.(?:internal|too_long|unknown_value|out_of_range)$|^signin\.title$/,
  agency: /^(?:agency|places|specialty|errors)\.|^patient\.(?:step|state)\.|^patient\.(?:compare|choose|from|stay|valid_until|write|written_in)$|^case\.(?:attach|sex|urgency|stage|offers|referral_state)\.|^case\.field\.treatment_plan$|^common\.draft\.|^signin\.(?:title|email|password|submit|forgot|sign_out_waits)$|^common\.(?:acts|app_name|back|cancel|clock_stopped|comma|days|days_left|filter_all|no_results|note|search|send|send_failed|sent|status|total|what|hours_left|minutes_left|working_days_left|left_today|overdue_\w+|years_old|years_between|language|load_failed|loading|new_message|next|optional_field|owes_answer|page_broken|remove|retry|sign_out|you_act|you_owe_answer)$/,
};

export function entrySays(entry: string, id: string): boolean { return kSaid[entry]?.test(id) ?? false; }

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
  if (id.startsWith(`\0${kStaff}`)) return { language: id.slice(kStaff.length + 1), wanted: (key) => !/^(?:agency|patient(?!\.(?:state|step)\.))\./.test(key) };
  const [, entry = '', language = ''] = kEntry.exec(id) ?? [];
  return id.startsWith('\0') && kSaid[entry] ? { language, wanted: (key) => entrySays(entry, key) } : undefined;
}

export function messages(root: string): Plugin {
  return {
    name: 'hospitium-messages',
    resolveId: (id) => (id.startsWith(kStaff) || kEntry.test(id) ? `\0${id}` : undefined),
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
