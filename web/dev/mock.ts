// A small invented server for `npm run dev`: the shapes of the HTTP contract, hardly any of its rules.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { kCasesStage, type BoardColumn, type CaseCard, type LocaleTable } from '../../api/types.ts';
import { cases, commandsOf, kCoordinator, kParties } from './data.ts';
import { kSummary } from './summary.ts';

type Query = URLSearchParams;
class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, readonly errors?: { field: string; code: string; detail: string }[]) { super(code); }
}

const kDemoUsers = [
  { email: 'olga@bureau.example', password: 'demo', role: 'coordinator', party_name: kCoordinator.name, name: 'Ольга Невская' },
  { email: 'official@spb.example', password: 'demo', role: 'official', party_name: 'Комитет Санкт-Петербурга', name: 'Андрей Фонтанкин' },
  { email: 'clinic@neva.example', password: 'demo', role: 'candidate_clinic', party_name: 'Клиника «Нева»', name: 'Елена Ладожская' },
  { email: 'chau@songhuong.example', password: 'demo', role: 'referrer', party_name: 'Sông Hương Health Travel', name: 'Lê Minh Châu' },
];
let signedIn: (typeof kDemoUsers)[number] | undefined;
const listeners = new Set<ServerResponse>();

const session = () => signedIn && {
  user: { id: 'u', name: signedIn.name, email: signedIn.email, language: 'en', zone: 'Europe/Moscow' }, csrf: 'mock',
  memberships: [{ party: kCoordinator, role: signedIn.role }], node: { name: 'Hospitium demo', demo: true },
};

/** Node knows all eight languages, as the server's ICU does. */
function localeTable(language: string): LocaleTable {
  const months = (month: 'long' | 'short') => Array.from({ length: 12 }, (_, index) => new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' })
    .formatToParts(Date.UTC(2026, index, 1)).find(({ type }) => type === 'month')!.value);
  const weekdays = (weekday: 'long' | 'short') => Array.from({ length: 7 }, (_, index) => new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2026, 1, 1 + index)));
  const pattern = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(`${language}-u-nu-latn`, { ...options, timeZone: 'UTC' }).formatToParts(0).map(({ type, value }) => {
    if (type === 'year') return 'y';
    if (type === 'month') return /^\d+$/.test(value) ? 'MM' : options.month === 'short' ? 'MMM' : 'MMMM';
    return type === 'day' ? 'd' : value.trim() === '' ? value : `'${value}'`;
  }).join('');
  const numbers = Object.fromEntries(new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(1234567.5).map(({ type, value }) => [type, value]));
  const names = (type: 'region' | 'language' | 'currency', codes: string[]) => {
    const display = new Intl.DisplayNames(language, { type });
    return Object.fromEntries(codes.map((code) => [code, display.of(code) ?? code]));
  };
  return {
    language, months: months('long'), months_short: months('short'), months_alone: months('long'), weekdays: weekdays('long'), weekdays_short: weekdays('short'),
    patterns: { date: pattern({ dateStyle: 'long' }), date_short: pattern({ year: 'numeric', month: 'short', day: 'numeric' }), day_month: pattern({ month: 'short', day: 'numeric' }), time: 'HH:mm' },
    decimal: numbers.decimal ?? '.', group: numbers.group ?? '\u00a0',
    countries: names('region', ['VN', 'RU', 'MN', 'KR', 'UZ', 'BY', 'KW', 'SA', 'AE', 'KZ', 'KG', 'TJ', 'CN', 'DE', 'FR']),
    languages: names('language', ['vi', 'ru', 'mn', 'ko', 'uz', 'ar', 'be', 'en', 'kk', 'ky']), currencies: names('currency', ['USD', 'EUR', 'RUB', 'VND', 'MNT', 'KRW']),
  };
}

function matching(query: Query): CaseCard[] {
  const filters = ['stage', 'origin', 'destination', 'specialty', 'urgency'] as const;
  const text = query.get('q')?.toLowerCase();
  return [...cases.values()].map(({ card }) => card).filter((card) => filters.every((name) => !query.get(name) || String(card[name]).startsWith(query.get(name)!))
    && (!text || `${card.number} ${card.name}`.toLowerCase().includes(text)));
}

function board(query: Query): { columns: BoardColumn[] } {
  const found = matching(query);
  return { columns: kCasesStage.map((stage) => {
    const items = found.filter((card) => card.stage === stage);
    return { stage, count: { value: items.length, exact: true }, oldest: items.map(({ updated }) => updated).sort()[0], items };
  }) };
}

function page(query: Query) {
  const sort = query.get('sort') === 'due' ? 'due' : 'updated';
  const found = matching(query).sort((a, b) => (sort === 'due' ? (a.due ?? '9').localeCompare(b.due ?? '9') : b.updated.localeCompare(a.updated)));
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return { items: found.slice(from, from + limit), next: from + limit < found.length ? String(from + limit) : undefined, count: { value: found.length, exact: true } };
}

function command(id: string, name: string, body: Record<string, unknown>) {
  const kept = cases.get(id);
  if (!kept) throw new Refusal(404, 'not_found');
  if (name === 'request_referral' && !body.clinic) throw new Refusal(422, 'required', [{ field: '/clinic', code: 'required', detail: 'This field is needed. Fill it in and try again.' }]);
  const next: Record<string, string> = { 'confirm-records': 'referral', 'record-acceptance': 'funding', 'record-funding': 'visa', 'record-visa': 'travel', 'record-travel': 'treatment', 'record-discharge': 'aftercare', 'close-case': 'closed' };
  kept.view.stage = kept.card.stage = (next[name] ?? kept.view.stage) as typeof kept.view.stage;
  kept.timeline.unshift({ event: { 'post-message': 'message_posted', 'add-note': 'note_added' }[name] ?? name.replaceAll('-', '_'), at: new Date().toISOString(), party: kCoordinator, actor_name: signedIn?.name, data: body });
  kept.tag += 1;
  for (const listener of listeners) listener.write(`id: ${Date.now()}\nevent: changed\ndata: ${JSON.stringify({ kind: 'case', id, tag: String(kept.tag) })}\n\n`);
  return { id, version_tag: String(kept.tag) };
}

function caseRoute(method: string, [id = '', part, more]: string[], body: Record<string, unknown>): unknown {
  const kept = cases.get(id);
  if (!kept) throw new Refusal(404, 'not_found');
  if (method === 'GET' && !part) return { ...kept.view, commands: commandsOf(kept.view) };
  if (part === 'timeline') return { items: kept.timeline };
  if (part === 'trace') return {};
  if (part === 'offers') return { currency: 'USD', currencies: ['USD'], items: kept.view.referrals.filter(({ offer }) => offer).map((referral) => ({ referral })) };
  if (part === 'contacts') return { items: [{ party: kept.view.owner, phones: [] }] };
  if (part === 'records' && more) return kSummary;
  if (part === 'records') throw new Refusal(422, 'not_an_ips');
  return command(id, part ?? '', body);
}

function start() {
  const all = [...cases.values()].map(({ card }) => card);
  const due = all.filter((card) => card.due).sort((a, b) => a.due!.localeCompare(b.due!));
  return { role: signedIn?.role, clocks: due.slice(0, 8), changed: all.slice(0, 8), inbox: due.slice(8, 14), agreements: [], missions: [], mentions: [], alarms: [], figures: [] };
}

function answer(method: string, path: string, query: Query, body: Record<string, unknown>): unknown {
  const [, , area = '', ...rest] = path.split('/');
  if (area === 'node') return { name: 'Hospitium demo', version: '0.1.0', languages: [], demo: true, demo_users: kDemoUsers };
  if (area === 'locale') return localeTable(rest[0] ?? 'en');
  if (area === 'session' && rest.length === 0) {
    if (method === 'POST') signedIn = kDemoUsers.find(({ email, password }) => email === body.email && password === body.password);
    if (method === 'DELETE') { signedIn = undefined; return {}; }
    if (!signedIn) throw new Refusal(401, method === 'POST' ? 'wrong_credentials' : 'sign_in_required');
    return session();
  }
  if (!signedIn) throw new Refusal(401, 'sign_in_required');
  if (area === 'session') return {};
  if (area === 'start') return start();
  if (area === 'notices') return { items: [], unread: 0, muted: [] };
  if (area === 'views') return { items: [] };
  if (area === 'directory') return { items: kParties.filter(({ type }) => !query.get('type') || query.get('type') === type).map(({ id, ...party }) => ({ id, record: { ...party, state: 'active', languages: [], specialties: [], licences: [], phones: [] }, tag: '1' })) };
  if (area === 'templates' || area === 'colleagues') return { items: [], parties: [] };
  if (area !== 'cases') throw new Refusal(404, 'not_found');
  if (rest[0] === 'board') return board(query);
  if (rest[0] === 'keywords') return { items: [] };
  if (rest.length === 0 && method === 'GET') return page(query);
  if (rest.length === 0) throw new Refusal(422, 'required', [{ field: '/patient/name', code: 'required', detail: 'This field is needed. Fill it in and try again.' }]);
  return caseRoute(method, rest, body);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try { return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>; } catch { return {}; }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (url.pathname === '/api/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write(': hello\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
    return;
  }
  try {
    const reply = answer(request.method ?? 'GET', url.pathname, url.searchParams, await bodyOf(request));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.writeHead(error.status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify({ status: error.status, code: error.code, errors: error.errors }));
  }
}

const answerApi: Connect.NextHandleFunction = (request, response, next) => {
  if (request.url?.startsWith('/api/')) void serve(request, response as ServerResponse);
  else next();
};

export function mockServer(): Plugin {
  return {
    name: 'hospitium-mock',
    apply: 'serve',
    configureServer: (server) => { server.middlewares.use(answerApi); },
    configurePreviewServer: (server) => { server.middlewares.use(answerApi); },
  };
}
