// Invented people and organisations in real places, enough to look at every screen. Never part of the build.
import { randomUUID } from 'node:crypto';
import { kSpecialty, kCasesStage, type CaseCard, type CaseView, type CasesCommandChoice, type PartyName, type CasesStage, type TimelineItem } from '../../api/types.ts';

export const party = (name: string, type: PartyName['type'], place: string): PartyName => ({ id: randomUUID(), name, type, place });
export const kCoordinator = party('Petersburg Medical Bureau', 'promotion_body', 'RU-SPE');
export const kClinics = [
  party('Клиника «Нева»', 'clinic', 'RU-SPE'), party('Институт онкологии «Заря»', 'clinic', 'RU-SPE'), party('Severance-bit Hospital', 'clinic', 'KR-11'),
  party('Клиника «Обь»', 'clinic', 'RU-NVS'), party('Рэспубліканскі цэнтр «Свіслач»', 'clinic', 'BY-HM'),
];
export const kAgencies = [party('Sông Hương Health Travel', 'agency', 'VN-HN'), party('Хөх тэнгэр ХХК', 'agency', 'MN-1'), party('Nur Tibbiy Safar', 'agency', 'UZ-TK')];
export const kInsurer = party('Bao Việt An Tâm', 'insurer', 'VN-HN');
export const kParties = [kCoordinator, ...kClinics, ...kAgencies, kInsurer];

const kNames = ['Nguyễn Thị Hạnh', 'Trần Văn Đức', 'Батбаярын Сарнай', 'Ганболдын Тэмүүлэн', 'Karimova Dilnoza', 'Абдуллаев Шерзод', 'محمد الراشد', 'فاطمة الزهراء', 'Іваноў Алесь', '김민서'];
const kOrigins = ['VN-HN', 'VN-SG', 'MN-1', 'MN-1', 'UZ-TK', 'UZ-SA', 'KW', 'SA-01', 'BY-HM', 'KR-11'];
const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const kByStage: Partial<Record<CasesStage, CasesCommandChoice[]>> = {
  enquiry: [{ command: 'confirm_records' }], records: [{ command: 'confirm_records' }], approval: [{ command: 'approve' }, { command: 'refuse_approval' }],
  treatment: [{ command: 'start_treatment' }, { command: 'record_discharge' }], aftercare: [{ command: 'send_outcome_home' }, { command: 'close_case' }],
};
const names = (...list: string[]): CasesCommandChoice[] => list.map((command) => ({ command }));

export function commandsOf(view: CaseView): CasesCommandChoice[] {
  const { stage, referrals } = view;
  const asking = stage === 'referral' || stage === 'choice' ? [...names('request_referral'), ...referrals.flatMap((referral): CasesCommandChoice[] => {
    const own = (...list: string[]) => list.map((command) => ({ command, referral: referral.id }));
    if (referral.state === 'offered') return own('record_acceptance', 'accept_offer', 'withdraw_referral');
    if (referral.state === 'information_wanted') return own('give_information', 'withdraw_referral');
    return ['requested', 'received', 'accepted'].includes(referral.state) ? own('receive_referral', 'accept_referral', 'ask_information', 'make_offer', 'decline_referral', 'withdraw_referral') : [];
  })] : [];
  const preparing = ['funding', 'visa', 'travel'].includes(stage) ? names('record_funding', 'record_visa', 'record_travel') : [];
  const running = kCasesStage.indexOf(stage) < 10 ? names('edit_patient', 'edit_wish', 'grant_consent', 'revoke_consent', 'withdraw_case', 'refuse_case', 'record_death') : [];
  return [...(kByStage[stage] ?? []), ...asking, ...preparing, ...running, ...names('attach_record', 'post_message', 'add_note')];
}

const kOffer = {
  plan: 'Правосторонняя мастэктомия с одномоментной реконструкцией, затем консилиум о лучевой терапии.',
  lines: [
    { text: 'Операция', price: { minor: '640000', currency: 'USD' }, included: true }, { text: 'Стационар, 9 дней', price: { minor: '180000', currency: 'USD' }, included: true },
    { text: 'Имплант', price: { minor: '95000', currency: 'USD' }, included: true }, { text: 'Сопровождающий', included: false },
  ],
  total: { minor: '915000', currency: 'USD' }, valid_until: day(12), treatment_from: day(21), stay_days: 9, surgeon: 'проф. Е. Ладожская',
};

export interface Kept { view: CaseView; card: CaseCard; timeline: TimelineItem[]; tag: number }
export const cases = new Map<string, Kept>();

function referralsFor(stage: CasesStage, place: number): CaseView['referrals'] {
  const order = kCasesStage.indexOf(stage);
  if (order < 3) return [];
  const ask = (clinic: number, state: CaseView['referrals'][number]['state'], more = {}) => ({
    id: randomUUID(), clinic: kClinics[clinic]!, state, question: 'Can this tumour be operated with reconstruction in one step? When could she come?', asked_at: at(-60), translations: [], ...more,
  });
  if (order === 3) return [ask(0, 'requested', { due: at(19 - (place % 4) * 9) }), ask(1, 'information_wanted', { wanted: 'Нужна биопсия с ИГХ и КТ грудной клетки.', left_seconds: 41 * 3600 })];
  if (order === 4) return [ask(0, 'offered', { offer: kOffer, due: at(200) }), ask(1, 'offered', { offer: { ...kOffer, total: { minor: '78000000', currency: 'RUB' }, lines: [{ text: 'Всё лечение', price: { minor: '78000000', currency: 'RUB' }, included: true }], surgeon: undefined, stay_days: 14 } }), ask(3, 'declined', { decline_reason: 'not_our_field' })];
  return [ask(0, 'chosen', { offer: kOffer }), ask(1, 'released')];
}

function make(place: number): Kept {
  const stage = kCasesStage[place % 11 === 10 ? 10 + (place % 4) : place % 11]!;
  const who = place % kNames.length;
  const origin = kOrigins[who]!;
  const name = kNames[who]!;
  const order = kCasesStage.indexOf(stage);
  const referrals = referralsFor(stage, place);
  const initials = name.split(' ').map((word) => `${word[0]}.`).join(' ');
  const owes = order === 3 ? kClinics[0]! : order < 10 ? kCoordinator : undefined;
  const due = order < 10 ? at(((place * 37) % 190) - 40) : undefined;
  const common = {
    id: randomUUID(), number: `${origin.slice(0, 2)}-2026-${String(place + 1).padStart(5, '0')}`, stage, origin, destination: kClinics[who % 4]!.place,
    specialty: kSpecialty[(place * 7) % kSpecialty.length]!, urgency: (['routine', 'urgent', 'asap', 'routine'] as const)[place % 4]!,
  };
  const card: CaseCard = {
    ...common, name, initials, sex: place % 2 ? 'male' : 'female', age: 8 + ((place * 13) % 70), owner: kCoordinator, owes, due, updated: at(-place),
    flags: [...(place % 9 === 0 ? ['minor'] : []), ...(place % 5 === 1 ? ['no_consent'] : []), ...(stage === 'choice' ? ['offer_waiting'] : [])],
    keywords: place % 6 === 0 ? ['Tết'] : [],
  };
  const view: CaseView = {
    ...common, may_see_readers: true, opened_at: at(-24 * 9 - place), owner: kCoordinator,
    patient: { name, name_latin: who % 2 ? undefined : 'Nguyen Thi Hanh', initials, sex: card.sex, birth_date: '1971-04-12', age: card.age, nationality: origin.slice(0, 2), phone: '+84 90 000 00 00', language: 'vi' },
    wish: { specialty: common.specialty, urgency: common.urgency, question: 'Khối u ở vú phải, xin ý kiến về phẫu thuật và tái tạo trong một lần mổ.', budget: { minor: '1200000', currency: 'USD' }, wished_from: day(20) },
    records: order >= 1 ? [{ id: randomUUID(), type: 'patient_summary', title: 'International Patient Summary', media_type: 'application/fhir+json', bytes: 48211, without_identity: false }] : [],
    summaries: [], subjects: [], translations: [], assignments: [], merged: [],
    referrals, levels: [], companions: [], consents: order >= 3 ? [{ party: kClinics[0]!, state: 'active', until: day(180), given_by: 'signed_paper', granted_at: at(-70) }] : [],
    tasks: [{ name: 'referral_answer', owes, due }, { name: 'referral_answer', owes: kClinics[1]!, left_seconds: 147_600 }],
    participants: [{ party: kCoordinator, role: 'coordinator' }, { party: kAgencies[who % 3]!, role: 'referrer' }, ...referrals.map(({ clinic, state }) => ({ party: clinic, role: state === 'chosen' ? 'chosen_clinic' as const : 'candidate_clinic' as const }))],
    persons: [], accounts: [], conversations: [{ with: 'patient_side' }, ...referrals.map(({ id, clinic }) => ({ with: 'clinic' as const, referral: id, party: clinic }))], calls: [], source: { kind: 'meeting', remark: 'Ho Chi Minh City, second day' }, commands: [],
    ...(order > 5 ? { funding: { kind: 'self_pay', on: day(-8), amount: { minor: '915000', currency: 'USD' } } } : {}),
    ...(order > 6 ? { visa: { kind: 'e_visa', on: day(-6), valid_until: day(40) } } : {}),
    ...(order > 7 ? { travel: { arrives_on: day(-2), leaves_on: day(14) } } : {}),
  };
  const timeline: TimelineItem[] = [
    { event: 'message_posted', at: at(-3), party: kAgencies[who % 3], actor_name: 'Lê Minh Châu', data: { text: 'Bệnh nhân hỏi có thể mang theo con gái không?', language: 'vi' } },
    { event: 'note_added', at: at(-20), party: kCoordinator, actor_name: 'Ольга Невская', data: { text: 'Позвонить агентству после обеда по Ханою.' } },
    ...(referrals.length ? [{ event: 'referral_requested', at: at(-60), party: kCoordinator, actor_name: 'Ольга Невская', referral: referrals[0]!.id, data: { question: referrals[0]!.question } }] : []),
    { event: 'record_attached', at: at(-120), party: kAgencies[who % 3], data: { record: { title: 'International Patient Summary' } } },
    { event: 'case_opened', at: at(-24 * 9 - place), party: kAgencies[who % 3], actor_name: 'Lê Minh Châu', data: {} },
  ];
  return { view, card, timeline, tag: 1 };
}

for (let place = 0; place < 130; place += 1) {
  const kept = make(place);
  cases.set(kept.view.id, kept);
}
