// A patient summary as GET /api/cases/{id}/records/{record} gives it (src/fhir/summary*.hpp); only what the screen reads is named.
export interface Coding { system?: string; code?: string; display?: string }
export interface Concept { text: string; codings: Coding[] }
export interface Detail { name: string; text: string }
export interface Issue { severity: 'fatal' | 'error' | 'warning' | 'information'; code: string; location: string; text: string }

export interface Item {
  entry: number; resource_type: string; code: Concept; status?: string; absence?: 'no_known' | 'no_information'; language?: string;
  sections: string[]; notes: string[]; narrative?: string; details: Detail[];
  source?: string;                      ///< the summary it comes from, where several are read as one (merge.ts)
}
export interface Value { type: string; text: string; number?: string; unit?: string }
export interface ReferenceRange { low?: string; high?: string; unit?: string; text?: string }
export interface Allergy extends Item {
  clinical_status?: string; verification_status?: string; type?: string; categories: string[]; criticality?: string; onset?: string;
  reactions: { substance?: string; manifestations: Concept[]; severity?: string; description?: string }[];
}
export interface Problem extends Item { clinical_status?: string; verification_status?: string; severity?: string; body_sites: string[]; stages: string[]; onset?: string; abatement?: string }
export interface Dosage { text?: string; patient_instruction?: string; timing?: string; dose?: string; frequency?: string; period?: string; period_unit?: string; route?: string }
export interface Medicine extends Item { effective?: string; form?: string; dosages: Dosage[]; reasons: string[] }
export interface Component { code: Concept; value?: Value; interpretations: Concept[]; ranges: ReferenceRange[] }
export interface Observation extends Item {
  topic: string; effective?: string; issued?: string; value?: Value; absent_reason?: string; interpretations: Concept[]; ranges: ReferenceRange[]; components: Component[];
}
export interface ResultGroup { code: Concept; unit?: string; topic: string; results: number[]; component?: number }
export interface Immunization extends Item { occurrence?: string; manufacturer?: string; targets: string[] }
export interface Procedure extends Item { performed?: string; outcome?: string; body_sites: string[] }
export interface DeviceUse extends Item { used?: string; manufacturer?: string; model?: string }
export interface Report extends Item { effective?: string; conclusion?: string }
export interface Other extends Item { effective?: string }
export interface Section { level: number; title: string; loinc?: string; narrative?: string; empty_reason?: string }

export interface Summary {
  document: { timestamp?: string; date?: string; language?: string; title?: string; authors: { display: string }[]; custodian?: string; narrative?: string };
  patient: { names: { text?: string; family?: string; given: string[] }[]; gender?: string; birth_date?: string };
  sections: Section[]; allergies: Allergy[]; alerts: Other[]; problems: Problem[]; medicines: Medicine[]; results: Observation[]; groups: ResultGroup[];
  reports: Report[]; immunizations: Immunization[]; procedures: Procedure[]; devices: DeviceUse[]; plans: Other[]; others: Other[];
  entries: number; used: number; issues: Issue[];
}
