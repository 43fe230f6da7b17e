// One column: what is done, now and next; the one thing to do; plans; people; papers; words.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseView, ContactList, ContactView } from '~api';
import { get } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { ended, stepsOf } from '~/lib/steps.ts';
import { Messages } from '~/plain/Messages.tsx';
import { useUnread } from '~/plain/unread.ts';
import { Approval } from './Approval.tsx';
import { Companions } from './Companions.tsx';
import { Consents } from './Consents.tsx';
import { Frame } from './Frame.tsx';
import { Next } from './Next.tsx';
import { Offers } from './Offers.tsx';
import { Papers } from './Papers.tsx';
import { People } from './People.tsx';
import { accessEnded, keep, kept, useOnline } from './store.ts';
import { sayingOf, turnOf } from './steps.ts';
import { Withdraw } from './Withdraw.tsx';

interface Props { id: string; me: string; onEnded: () => void }

/** Asks again when the server says that something changed, and when the page is looked at again. */
function useCase(id: string, onEnded: () => void) {
  const [view, setView] = useState<CaseView>();
  const [contacts, setContacts] = useState<ContactView[]>([]);
  const [error, setError] = useState<unknown>();
  const over = useRef(false);                    // an answer that was on its way when access ended must keep nothing
  const load = useCallback(async () => {
    try {
      const [fresh, people] = await Promise.all([get<CaseView>(`/api/cases/${id}`), get<ContactList>(`/api/cases/${id}/contacts`)]);
      if (over.current) return;
      keep(fresh, turnOf(fresh), people.items);
      setView(fresh);
      setContacts(people.items);
      setError(undefined);
    } catch (problem) {
      if (accessEnded(problem)) {
        over.current = true;
        return onEnded();
      }
      setError(problem);
    }
  }, [id, onEnded]);
  useEffect(() => {
    over.current = false;
    void load();
    const source = new EventSource('/api/events');
    const again = () => void load();
    for (const name of ['changed', 'closed', 'reset']) source.addEventListener(name, again);
    addEventListener('online', again);
    const looked = () => { if (document.visibilityState === 'visible') again(); };
    document.addEventListener('visibilitychange', looked);
    return () => {
      over.current = true;
      source.close();
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', looked);
    };
  }, [id, load]);
  return { view, contacts, error, load };
}

export function CasePage({ id, me, onEnded }: Props) {
  const { t } = useReader();
  const { view, contacts, error, load } = useCase(id, onEnded);
  const [accepted, setAccepted] = useState(false);
  const { count, seen } = useUnread(view);
  const onSeen = useCallback(() => seen(id), [seen, id]);
  if (!view) return <Frame bare={!kept()}>{error !== undefined ? <Unreached error={error} again={load} /> : <p role="status">{t('common.loading')}</p>}</Frame>;
  const person = view.persons.find((one) => one.id === me);
  const chosen = ended(view.stage) ? undefined : view.referrals.find(({ state }) => state === 'chosen')?.clinic;
  return (
    <Frame>
      <h1>{person ? t('patient.hello', { name: person.name }) : t('patient.welcome')}</h1>
      <p className="quiet">{t('patient.number', { number: view.number })}</p>
      <Next saying={sayingOf(view)} steps={stepsOf(view)} turn={turnOf(view)} chosen={chosen} accepted={accepted && chosen !== undefined} unread={count(id)} />
      {view.consent_remark === 'age_unknown' && !ended(view.stage) && <p className="problem">{t('patient.age_unknown')}</p>}
      <Approval view={view} onDone={load} />
      <Offers view={view} onDone={() => { setAccepted(true); void load(); }} />
      <Companions view={view} />
      <Papers view={view} onDone={load} />
      <People contacts={contacts} />
      <Messages id={view.id} title={t('patient.questions')} stamp={view} files={view.commands.some(({ command }) => command === 'attach_record')} onSent={load} onSeen={onSeen} />
      <Consents view={view} onDone={load} />
      {!ended(view.stage) && <Withdraw view={view} onDone={load} />}
    </Frame>
  );
}

/** The server is out of reach, busy or broken: the steps and the people as they were last seen, and a way to ask again. */
export function Unreached({ error, again }: { error: unknown; again: () => void }) {
  const { t, date, time } = useReader();
  const online = useOnline();
  const last = kept();
  return (
    <>
      <h1>{t('patient.welcome')}</h1>
      {online && <p className="quiet" role="status">{t(error instanceof ApiError && error.status === 429 ? 'errors.too_many_requests' : 'patient.unreached')}</p>}
      <button type="button" onClick={again}>{t('common.retry')}</button>
      {last && <p className="quiet">{t('patient.number', { number: last.number })} · {t('patient.as_of', { when: `${date(last.at)} ${time(last.at)}` })}</p>}
      {last && <Next saying={last.saying} steps={last.steps} turn={{ yours: false, who: last.who, due: last.due, until: last.until }} kept />}
      {last && <People contacts={last.contacts} />}
    </>
  );
}
