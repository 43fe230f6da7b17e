// Every message id that the code names stands in English, and the words of every enumeration of the contract do too.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { entrySays, readMessages } from '../build/messages.ts';
import * as types from '~api';
import { kAgreementScreens } from './features/agreement/commands.tsx';
import { kAtOnce, kCommandScreens } from './features/case/commands.tsx';
import { kTurns } from './features/case/next.ts';
import { kShows } from './features/clock/shows.ts';
import { kSorts } from './lib/catalogue.ts';
import { missionScreens } from './features/mission/commands.tsx';
import { kCaseRoles } from './lib/session.ts';

const kSource = fileURLToPath(new URL('.', import.meta.url));
const english = readMessages(fileURLToPath(new URL('../../locales', import.meta.url)), 'en');

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) && !/\.test\./.test(name) ? [path] : [];
  });
}

const concepts = new Set(Object.keys(english).map((id) => id.split('.')[0]));

/** Literal ids: 'concept.key' anywhere in the code whose first word is a concept. */
function named(path: string): string[] {
  const literals = [...readFileSync(path, 'utf8').matchAll(/'([a-z_]+(?:\.[a-z_0-9]+)+)'/g)].map(([, id]) => id!);
  return literals.filter((id) => concepts.has(id.split('.')[0]));
}

/** The events that were ever released stand in the golden files, one each. */
const eventsOf = (kind: string) => readdirSync(join(kSource, `../../tests/golden/events/${kind}`)).map((file) => file.split('.')[0]!);

/** Words that the server makes by name: every one that its list `name` in src/domain/<file> has. Its own tests prove that there are no others. */
function listed(file: string, name: string): string[] {
  const list = new RegExp(`${name}\\{([^;]*)\\};`).exec(readFileSync(join(kSource, '../../src/domain', file), 'utf8'))![1]!;
  return [...list.matchAll(/"([a-z_]+)"/g)].map(([, word]) => word!);
}
const kClocks = { case: listed('case/clocks.hpp', 'kClocks'), agreement: listed('agreement/decide.hpp', 'kClocks'), mission: listed('mission/decide.hpp', 'kClocks') };
const kFlags = listed('case/views.hpp', 'kFlagClasses');

const enumerations: [string, readonly string[]][] = [
  ['case.stage', types.kCasesStage], ['specialty', types.kSpecialty], ['case.urgency', types.kUrgency], ['case.sex', types.kSex],
  ['case.decline_reason', types.kDeclineReason], ['case.withdraw_reason', types.kWithdrawReason], ['case.channel', types.kAcceptanceChannel],
  ['case.funding_kind', types.kFundingKind], ['case.visa_kind', types.kVisaKind], ['case.visa_remark', types.kVisaRule], ['case.outcome', types.kOutcomeCode],
  ['case.rest', types.kRest], ['case.approval.state', types.kLevelState], ['case.approval.appeal', types.kAppealState], ['case.approval.ground', types.kRefusalGround], ['case.approval.outcome', types.kAppealOutcome],
  ['case.recipient', types.kOutcomeRecipient], ['case.relation', types.kRelation], ['case.person_may', types.kPersonMay], ['patient.now', types.kCasesStage], ['case.source', types.kSourceKind], ['case.command', [...Object.entries(kCommandScreens).filter(([, { word }]) => !word).map(([command]) => command), ...kAtOnce]], ['case.next', [...kTurns, 'choice_own', 'appeal_own', 'approval_blind', 'consent_wanted', 'closed']], ['case.wait', kTurns],
  ['case.referral_state', types.kReferralState], ['case.record_type', types.kRecordType], ['record.translation_state', types.kTranslationState], ['case.clock', kClocks.case], ['case.event', eventsOf('case')], ['case.flag', kFlags],
  ['agreement.stage', types.kAgreementsStage], ['agreement.topic', types.kTopic], ['agreement.recurrence', types.kRecurrence],
  ['agreement.commitment_state', types.kCommitmentState], ['agreement.event', eventsOf('agreement')], ['agreement.clock', kClocks.agreement],
  ['agreement.command', Object.keys(kAgreementScreens)], ['mission.command', Object.keys(missionScreens('UTC'))], ['figures.measure', types.kCounted], ['figures.definition', types.kMeasure], ['figures', types.kAxis], ['figures.qualifier', types.kQualifier],
  ['figures.unlike', types.kUnlike], ['figures.warning', types.kWarning], ['directory.type', types.kPartyType], ['mission.stage', types.kMissionsStage], ['mission.outcome', types.kOutcomeKind],
  ['mission.meeting_state', types.kMeetingState], ['mission.event', eventsOf('mission')], ['mission.clock', kClocks.mission],
  ['credential.kind', types.kCredentialKind], ['case.participant', kCaseRoles], ['role', types.kRole],
  ['directory.state', types.kPartyState], ['directory.effect', types.kDayEffect], ['directory.weekday', types.kWeekday], ['directory.ownership', types.kOwnership], ['directory.licence_kind', types.kLicenceKind], ['directory.user_state', types.kUserState], ['directory.data_class', types.kDataClass], ['directory.action', types.kAction],
  ['catalogue.type', types.kServiceType], ['catalogue.state', types.kServiceState], ['catalogue.setting', types.kSetting],
  ['catalogue.technique', types.kTechnique], ['catalogue.tour', types.kTourPart], ['catalogue.part', types.kPart], ['catalogue.sort', kSorts],
  ['clock.show', kShows], ['notice.kind', types.kNoticeKind], ['calendar.event', types.kCalendarEvent], ['catalogue.gate', types.kGateEffect], ['catalogue.obstacle', types.kObstacle], ['catalogue.facet', types.kFacetName],
];

it('names every row of a comparison apart, in every language', () => {
  for (const language of readdirSync(join(kSource, '../../locales'))) {
    const words = readMessages(join(kSource, '../../locales'), language);
    const rows = ['common.total', 'patient.valid_until', 'patient.from', 'patient.stay', 'case.field.stay_days', 'case.offers.excluded', ...Object.keys(words).filter((id) => id.startsWith('case.offers.row.'))];
    const labels = rows.map((id) => JSON.stringify(words[id]));
    expect(new Set(labels.filter((label, place) => labels.indexOf(label) !== place)), language).toEqual(new Set());
  }
});

it('finds every message that the code names', () => {
  const prefixes = new Set(enumerations.map(([prefix]) => prefix));
  const ids = new Set(files(kSource).flatMap(named).filter((id) => !prefixes.has(id)));
  const missing = [...ids].filter((id) => !(id in english) && !Object.keys(english).some((known) => known.startsWith(`${id}.`)));
  expect(missing).toEqual([]);
});

it('finds the words of every enumeration', () => {
  for (const words of [...Object.values(kClocks), kFlags]) expect(words.length).toBeGreaterThan(1);
  const missing = enumerations.flatMap(([prefix, values]) => values.map((value) => `${prefix}.${value}`)).filter((id) => !(id in english));
  expect(missing).toEqual([]);
});

/** Ids that are made of parts: those that begin as these do stand in the entry whole. */
const kMade: Record<string, string[]> = {
  patient: [], public: ['catalogue.technique.', 'catalogue.tour.', 'catalogue.part.', 'catalogue.sort.', 'catalogue.facet.', 'catalogue.type.', 'catalogue.setting.', 'specialty.', 'places.'],
  agency: ['agency.paper.', 'agency.upload.', 'case.sex.', 'case.urgency.', 'case.stage.', 'specialty.', 'common.days_', 'common.hours_', 'common.minutes_', 'common.overdue_', 'common.working_days_', 'common.left_today', 'common.years_', 'places.'],
};

it.each(Object.keys(kMade))('gives the %s entry every word that it names', (entry) => {
  const ids = [entry, ...(entry === 'public' ? [] : ['plain']), 'lib'].flatMap((room) => files(join(kSource, room))).flatMap(named).filter((id) => id in english && !id.startsWith('role.') && !(entry === 'agency' && id.startsWith('catalogue.')) && !(entry === 'patient' && id.startsWith('catalogue.')));
  const made = Object.keys(english).filter((id) => kMade[entry]!.some((prefix) => id.startsWith(prefix)) && id !== 'common.days_ago' && id !== 'common.hours_ago' && id !== 'common.minutes_ago');
  expect(ids.length).toBeGreaterThan(15);
  expect([...ids, ...made].filter((id) => !entrySays(entry, id))).toEqual([]);
});

it('breaks no number between its digits', () => {
  const all = readdirSync(join(kSource, '../../locales')).flatMap((language) => Object.entries(readMessages(join(kSource, '../../locales'), language)).map(([id, text]) => [`${language} ${id}`, text] as const));
  expect(all.filter(([id, text]) => !id.endsWith('errors.not_a_phone') && /\d \d{3}(?!\d)/.test(text)).map(([id]) => id)).toEqual([]);
});
