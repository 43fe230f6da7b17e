// Every message id that the code names stands in English, and the words of every enumeration of the contract do too.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readMessages } from '../build/messages.ts';
import * as types from './lib/api/types.ts';
import { kAgreementScreens } from './features/agreement/commands.tsx';
import { kCommandScreens } from './features/case/commands.tsx';
import * as services from './features/catalogue/types.ts';
import { missionScreens } from './features/mission/commands.tsx';

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

const enumerations: [string, readonly string[]][] = [
  ['case.stage', types.kStages], ['specialty', types.kSpecialties], ['case.urgency', types.kUrgencies], ['case.sex', types.kSexes],
  ['case.decline_reason', types.kDeclineReasons], ['case.withdraw_reason', types.kWithdrawReasons], ['case.channel', types.kAcceptanceChannels],
  ['case.funding_kind', types.kFundingKinds], ['case.visa_kind', types.kVisaKinds], ['case.outcome', types.kOutcomeCodes],
  ['case.recipient', types.kOutcomeRecipients], ['case.source', types.kSourceKinds], ['case.command', Object.keys(kCommandScreens)],
  ['case.referral_state', types.kReferralStates], ['case.clock', types.kCaseClocks], ['case.event', types.kCaseEvents], ['case.flag', types.kCaseFlags],
  ['agreement.stage', types.kAgreementStages], ['agreement.topic', types.kTopics], ['agreement.recurrence', types.kRecurrences],
  ['agreement.commitment_state', types.kCommitmentStates], ['agreement.event', types.kAgreementEvents], ['agreement.clock', types.kAgreementClocks],
  ['agreement.command', Object.keys(kAgreementScreens)], ['mission.command', Object.keys(missionScreens('UTC'))], ['figures.measure', types.kCounted], ['figures.definition', types.kMeasures], ['figures', types.kAxes], ['figures.qualifier', types.kQualifiers],
  ['figures.unlike', types.kUnlike], ['figures.warning', types.kFigureWarnings], ['directory.type', types.kPartyTypes], ['mission.stage', types.kMissionStages], ['mission.outcome', types.kOutcomeKinds],
  ['mission.meeting_state', types.kMeetingStates], ['mission.event', types.kMissionEvents], ['mission.clock', types.kMissionClocks],
  ['catalogue.type', services.kServiceTypes], ['catalogue.state', services.kServiceStates], ['catalogue.setting', services.kSettings],
  ['catalogue.technique', services.kTechniques], ['catalogue.tour', services.kTourParts], ['catalogue.part', services.kScoreParts], ['catalogue.sort', services.kSorts],
  ['catalogue.gate', services.kGateEffects], ['catalogue.obstacle', services.kObstacles], ['catalogue.facet', services.kFacets],
  ['case.participant', types.kCaseRoles], ['role', types.kMemberRoles],
];

it('finds every message that the code names', () => {
  const prefixes = new Set(enumerations.map(([prefix]) => prefix));
  const ids = new Set(files(kSource).flatMap(named).filter((id) => !prefixes.has(id)));
  const missing = [...ids].filter((id) => !(id in english) && !Object.keys(english).some((known) => known.startsWith(`${id}.`)));
  expect(missing).toEqual([]);
});

it('finds the words of every enumeration', () => {
  const missing = enumerations.flatMap(([prefix, values]) => values.map((value) => `${prefix}.${value}`)).filter((id) => !(id in english));
  expect(missing).toEqual([]);
});
