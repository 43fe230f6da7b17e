// A new enquiry: six answers open it, then photographs go to it one by one, each as soon as it is taken.
import { useEffect, useState, type FormEvent } from 'react';
import { kSex, kSpecialty, kUrgency, type PartyView, type PartyViewListed, type ReceiptView, type SessionView } from '~api';
import { get, newKey, send } from '~/lib/api/client.ts';
import { ApiError, fieldErrors } from '~/lib/api/problem.ts';
import { keepDraft, useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { todayIn } from '~/lib/wallClock.ts';
import { Kept } from '~/plain/Kept.tsx';
import { Problem } from '~/plain/Problem.tsx';
import { BornField } from './BornField.tsx';
import { changesDraft } from './changes.ts';
import { coordinatorsFor, enquiryOf, missing, type Answers } from './enquiry.ts';
import { Photos } from './Photos.tsx';
import { pathOf } from './place.ts';

const kLast = 'hospitium.agency.coordinator';

interface Choice { value: string; label: string }
interface PickProps { label: string; value: string | undefined; choices: Choice[]; onPick: (value: string) => void }

function Pick({ label, value, choices, onPick }: PickProps) {
  return (
    <label>{label}
      <select required value={value ?? ''} onChange={(event) => onPick(event.currentTarget.value)}><option value="" disabled hidden />{choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}</select>
    </label>
  );
}

function Buttons({ label, value, choices, onPick }: PickProps) {
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className="buttons">{choices.map((choice) => <label key={choice.value} className="choice"><input type="radio" name={label} checked={choice.value === value} onChange={() => onPick(choice.value)} />{choice.label}</label>)}</div>
    </fieldset>
  );
}

/** One question: who it is. A name alone hides a child, whose consent is given by somebody else. */
function Person({ answers, today, set }: { answers: Answers; today: string; set: (part: Partial<Answers>) => void }) {
  const { t } = useReader();
  return (
    <div className="person">
      <label>{t('agency.answer.name')}<input required maxLength={200} autoComplete="off" dir={answers.name ? 'auto' : undefined} value={answers.name} onChange={(event) => set({ name: event.currentTarget.value })} /></label>
      <BornField value={answers.born ?? ''} today={today} onChange={(born) => set({ born })} />
    </div>
  );
}

function useParties(): PartyView[] {
  const [parties, setParties] = useState<PartyView[]>([]);
  useEffect(() => { get<PartyViewListed>('/api/directory/parties', { limit: 500 }).then(({ items }) => setParties(items), () => undefined); }, []);
  return parties;
}

/** The case that was opened by what was sent under the same key before, if the answer to it was lost. */
const arrived = (error: unknown) => (error instanceof ApiError && error.code === 'idempotency_reused' ? error.problem.params?.id : undefined);

/** `onThere`: it had arrived already, and was changed after that. */
function Questions({ session, onOpened, onThere }: { session: SessionView; onOpened: (receipt: ReceiptView) => void; onThere: (id: string) => void }) {
  const { t, place, compare, partyName, zone } = useReader();
  const today = todayIn(zone);
  const own = (session.memberships.find(({ role }) => role === 'referrer') ?? session.memberships[0])!.party;
  const parties = useParties();
  const { value: answers, change, since, discard } = useDraft<Answers>('agency/enquiry', { name: '', question: '' });
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const coordinators = coordinatorsFor(parties, own.place, localStorage.getItem(kLast));
  const last = localStorage.getItem(kLast);
  const chosen: Answers = { ...answers, coordinator: answers.coordinator ?? coordinators.find(({ id }) => id === last)?.id };
  const set = (part: Partial<Answers>) => change((now) => ({ ...now, ...part }));
  const words = (values: readonly string[], prefix: string): Choice[] => values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  const named = (list: PartyView[]): Choice[] => list.map(({ id, record }) => ({ value: id, label: `${partyName(record)} · ${place(record.place)}` }));
  const approval = fieldErrors(state.error).some(({ field }) => field === '/home_authority') || answers.home_authority !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const coordinator = coordinators.find(({ id }) => id === chosen.coordinator);
    if (!coordinator || missing(chosen, today).length > 0) return;
    const key = answers.key ?? newKey();
    set({ key });
    setState({ busy: true });
    send<ReceiptView>('POST', '/api/cases', enquiryOf(chosen, own, coordinator, today), { key }).then((receipt) => {
      localStorage.setItem(kLast, coordinator.id);
      discard();
      onOpened(receipt);
    }, (error: unknown) => {
      const there = arrived(error);
      if (there) {
        keepDraft(changesDraft(there), chosen);
        discard();
        return onThere(there);
      }
      setState({ busy: false, error });
      if (!(error instanceof ApiError && error.uncertain)) set({ key: undefined });
    });
  };
  const left = missing(chosen, today).length;
  return (
    <form onSubmit={submit}>
      <h1>{t('agency.new')}</h1>
      <Kept since={since} discard={discard} />
      <Person answers={answers} today={today} set={set} />
      <Buttons label={t('agency.answer.sex')} value={answers.sex} choices={words(kSex.filter((sex) => sex !== 'unknown'), 'case.sex')} onPick={(sex) => set({ sex: sex as Answers['sex'] })} />
      <Pick label={t('agency.answer.specialty')} value={answers.specialty} choices={words(kSpecialty, 'specialty').sort((a, b) => compare(a.label, b.label))} onPick={(specialty) => set({ specialty: specialty as Answers['specialty'] })} />
      <Buttons label={t('agency.answer.urgency')} value={answers.urgency} choices={words(kUrgency, 'case.urgency')} onPick={(urgency) => set({ urgency: urgency as Answers['urgency'] })} />
      <label>{t('agency.answer.question')}<textarea required rows={3} maxLength={4000} dir={answers.question ? 'auto' : undefined} value={answers.question} onChange={(event) => set({ question: event.currentTarget.value })} /></label>
      <Pick label={t('agency.answer.coordinator')} value={chosen.coordinator} choices={named(coordinators)} onPick={(coordinator) => set({ coordinator })} />
      {approval && <Pick label={t('agency.answer.home_authority')} value={answers.home_authority} choices={named(parties.filter(({ record }) => record.type === 'authority' && record.place.slice(0, 2) === own.place.slice(0, 2)))} onPick={(home) => set({ home_authority: home })} />}
      <Problem error={state.error} />
      <button className="primary" disabled={state.busy || left > 0}>{left > 0 ? t('agency.left', { n: left }) : t('agency.open')}</button>
      <p className="quiet">{t('agency.photos_next')}</p>
    </form>
  );
}

export function NewEnquiry({ session, onDone, onThere }: { session: SessionView; onDone: () => void; onThere: (id: string) => void }) {
  const { t } = useReader();
  const [opened, setOpened] = useState<ReceiptView>();
  return (
    <>
      <button className="back" onClick={onDone}>{t('common.back')}</button>
      {opened
        ? <><h1>{t('agency.opened', { number: opened.number })}</h1><Photos id={opened.id} /><button className="primary" onClick={onDone}>{t('agency.done')}</button></>
        : <Questions session={session} onThere={onThere} onOpened={(receipt) => { setOpened(receipt); history.replaceState(null, '', pathOf({ at: 'patient', id: receipt.id })); }} />}
    </>
  );
}
