// A patient summary as GET /api/cases/{id}/records/{record} gives it; invented.
const coded = (text: string) => ({ text, codings: [{ system: 'http://snomed.info/sct', code: '1', display: text }] });
const item = (entry: number, type: string, text: string) => ({ entry, resource_type: type, code: coded(text), sections: [], notes: [], details: [] });
const glucose = (entry: number, effective: string, number: string) => ({
  ...item(entry, 'Observation', 'Glucose [Moles/volume] in Serum'), topic: 'laboratory', categories: ['laboratory'], effective,
  value: { type: 'Quantity', text: `${number} mmol/L`, number, unit: 'mmol/L', codings: [] }, interpretations: Number(number) > 6 ? [coded('High')] : [],
  ranges: [{ low: '3.9', high: '6.1', unit: 'mmol/L', applies_to: [] }], components: [], members: [],
});

export const kSummary = {
  document: { language: 'vi', title: 'Tóm tắt bệnh án', date: '2026-10-02', timestamp: '2026-10-02T09:00:00+07:00', type: coded('Patient summary'), authors: [{ display: 'BS. Phạm Quang, Bệnh viện Hồng Hà' }], attesters: [], details: [] },
  patient: { entry: 1, names: [{ text: 'Nguyễn Thị Hạnh', given: [], prefix: [], suffix: [] }], gender: 'female', birth_date: '1971-04-12', identifiers: [], addresses: [], telecoms: [], languages: [], contacts: [], details: [] },
  sections: [{ level: 0, composition: 0, title: 'Dị ứng', loinc: '48765-2', code: coded('Allergies'), narrative: '<div><p>Dị ứng <b>penicillin</b>, phát ban toàn thân năm 2009.</p></div>', entries: [{ entry: 2, display: 'Penicillin' }] }],
  allergies: [{ ...item(2, 'AllergyIntolerance', 'Penicillin G'), clinical_status: 'active', verification_status: 'confirmed', criticality: 'high', type: 'allergy', categories: ['medication'], reactions: [{ manifestations: [coded('Urticaria')], severity: 'severe', notes: [] }] }],
  alerts: [],
  problems: [{ ...item(3, 'Condition', 'Carcinoma of right breast, cT2N0M0'), clinical_status: 'active', onset: '2026-08', categories: [], body_sites: [], stages: ['IIA'] }, { ...item(4, 'Condition', 'Type 2 diabetes mellitus'), clinical_status: 'active', onset: '2015', categories: [], body_sites: [], stages: [] }],
  medicines: [{ ...item(5, 'MedicationStatement', 'Metformin 500 mg'), status: 'active', ingredients: [], reasons: [], dosages: [{ text: '1 viên, 2 lần/ngày sau ăn', when: [] }] }],
  results: [glucose(6, '2026-03-01', '5.8'), glucose(7, '2026-06-01', '6.4'), glucose(8, '2026-09-20', '7.2')],
  groups: [{ code: coded('Glucose [Moles/volume] in Serum'), unit: 'mmol/L', topic: 'laboratory', results: [0, 1, 2] }],
  reports: [], immunizations: [], procedures: [], devices: [], plans: [], others: [],
  entries: 12, used: 9, partly: 1,
  issues: [{ severity: 'warning', code: 'not-found', location: 'Bundle.entry[9].resource.ofType(Observation).value', text: 'The value has a unit that is not known; it is shown as text.' }],
};
