// One column: what is done, now and next; the one thing to do; plans; people; papers; words.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseView, ContactList, ContactView } from '~api';
import { get } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { ended } from '~/lib/steps.ts';
import { Messages } from '~/plain/Messages.tsx';
import { Problem } from '~/plain/Problem.tsx';
import { Approval } from './Approval.tsx';
import { Companions } from './Companions.tsx';
import { Consents } from './Consents.tsx';
import { Frame } from './Frame.tsx';
import { Next } from './Next.tsx';
import { Offers } from './Offers.tsx';
import { Papers } from './Papers.tsx';
import { People } from './People.tsx';
import { keep, kept } from './store.ts';
import { turnOf } from './steps.ts';
import { Withdraw } from './Withdraw.tsx';

interface Props { id?: string; me?: string; onEnded: () => void }

/** Asks again when the server says that something changed, and when the page is looked at again. */
function useCase(id: string | undefined, onEnded: () => void) {
  const [view, setView] = useState<CaseView>();
  const [contacts, setContacts] = useState<ContactView[]>([]);
  const [error, setError] = useState<unknown>();
  const over = useRef(false);                    // an answer that was on its way when access ended must keep nothing
  const load = useCallback(async () => {
    if (!id) return;
    try {
      const [fresh, people] = await Promise.all([get<CaseView>(`/api/cases/${id}`), get<ContactList>(`/api/cases/${id}/contacts`)]);
      if (over.current) return;
      keep(fresh, turnOf(fresh), people.items);
      setView(fresh);
      setContacts(people.items);
      setError(undefined);
    } catch (problem) {
      if (problem instanceof ApiError && (problem.status === 404 || problem.status === 401)) {
        over.current = true;
        return onEnded();
      }
      setError(problem);
    }
  }, [id, onEnded]);
  useEffect(() => {
    over.current = false;
    void load();
    if (!id) return undefined;
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
  if (!view) return <Frame>{error !== undefined || !id ? <Offline error={id ? error : undefined} /> : <p role="status">{t('common.loading')}</p>}</Frame>;
  const person = view.persons.find((one) => one.id === me);
  const chosen = view.referrals.find(({ state }) => state === 'chosen')?.clinic;
  return (
    <Frame>
      <h1>{person ? t('patient.hello', { name: person.name }) : t('patient.welcome')}</h1>
      <p className="quiet">{t('patient.number', { number: view.number })}</p>
      <Next stage={view.stage} turn={turnOf(view)} chosen={chosen} accepted={accepted && chosen !== undefined} />
      <Approval view={view} onDone={load} />
      <Offers view={view} onDone={() => { setAccepted(true); void load(); }} />
      <Companions view={view} />
      <Papers view={view} onDone={load} />
      <People contacts={contacts} />
      <Messages id={view.id} title={t('patient.questions')} stamp={view} onSent={load} />
      <Consents view={view} onDone={load} />
      {!ended(view.stage) && <Withdraw view={view} onDone={load} />}
    </Frame>
  );
}

/** Without a network: the steps and the people as they were last seen. */
function Offline({ error }: { error?: unknown }) {
  const { t, date, time } = useReader();
  const last = kept();
  if (!last) return <Problem error={error} own={{ offline: 'patient.offline' }} />;
  return (
    <>
      <h1>{t('patient.welcome')}</h1>
      <p className="quiet">{t('patient.number', { number: last.number })} · {t('patient.as_of', { when: `${date(last.at)} ${time(last.at)}` })}</p>
      <Next stage={last.stage as CaseView['stage']} turn={{ yours: false, who: last.who, due: last.due, until: last.until }} />
      <People contacts={last.contacts} />
    </>
  );
}
