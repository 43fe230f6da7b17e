// The catalogue's part of the HTTP contract (src/domain/catalogue, src/http/catalogue.cpp, src/http/case_match.cpp).
import type { Count, Day, Id, Money, PartyName, Specialty } from '~/lib/api/types.ts';

export const kServiceTypes = ['service', 'programme'] as const;
export const kServiceStates = ['offered', 'withdrawn'] as const;
export const kSettings = ['outpatient', 'day', 'inpatient', 'remote', 'resort'] as const;
export const kTechniques = [
  'open_surgery', 'minimally_invasive', 'robotic', 'endoscopic', 'endovascular', 'microsurgery', 'laser', 'implants', 'transplantation', 'radiation_therapy',
  'radiosurgery', 'proton_therapy', 'chemotherapy', 'immunotherapy', 'gene_therapy', 'cell_therapy', 'ivf', 'surrogacy', 'early_diagnostics',
  'individual_rehabilitation', 'balneotherapy', 'climate_therapy', 'telemedicine',
] as const;
export const kTourParts = ['lodging', 'transfer', 'interpreter', 'excursions', 'companion'] as const;
export const kScoreParts = ['text', 'language', 'price', 'waiting', 'trust', 'capacity', 'distance'] as const;
export const kSorts = ['score', 'price', 'waiting'] as const;
export const kGateEffects = ['forbidden', 'approval', 'document', 'visa_needed', 'visa_free'] as const;
export const kObstacles = ['licence_missing', 'already_asked', 'approval_missing', 'forbidden'] as const;
export const kFacets = ['specialty', 'technique', 'setting', 'language', 'place'] as const;
export type FacetName = (typeof kFacets)[number];

export interface ServiceText { language: string; title: string; description?: string }
export interface ServiceRecord {
  party: Id; type: (typeof kServiceTypes)[number]; state: (typeof kServiceStates)[number]; source_language: string; texts: ServiceText[]; specialty: Specialty;
  procedure?: string; code?: { system: string; code: string }; techniques: (typeof kTechniques)[number][]; setting: (typeof kSettings)[number];
  price?: { min: Money; max: Money; includes?: string; excludes?: string }; stay_days?: number; waiting_days?: number; languages: string[]; interpreted: string[];
  age_min?: number; age_max?: number; capacity?: number; from?: Day; until?: Day; tour: (typeof kTourParts)[number][];
}
export interface ServiceView { id: Id; record: ServiceRecord; tag: string }
export interface AboutPrice { min: Money; max: Money; day: Day; source: string }
export interface Score { points: number; of: number; parts: { part: (typeof kScoreParts)[number]; weight: number; value: number; known: boolean }[] }
export interface ServiceHit { id: Id; party: PartyName; record: ServiceRecord; licensed: boolean; accredited: boolean; about?: AboutPrice; score: Score }
export interface Facet { facet: FacetName; values: { value: string; count: Count }[] }
export interface ServicePage { items: ServiceHit[]; total: number; facets: Facet[]; next?: string; complete: boolean; formula: string }

export interface GateRecord { effect: (typeof kGateEffects)[number]; rule: string; source: string; link?: string; from?: Day; until?: Day }
export interface MatchedService {
  id: Id; clinic: PartyName; record: ServiceRecord; score: Score; accredited: boolean; consent: boolean; obstacles: (typeof kObstacles)[number][];
  licence_until?: Day; about?: AboutPrice; gates: GateRecord[];
}
export interface MatchView { items: MatchedService[]; total: number; complete: boolean; budget_compared: boolean; formula: string }
