// The way in: a link, a code that somebody reads out, then the case; the same link on the same phone needs no second code while the session is alive. The secret stays in the
// address's fragment, which no server sees.
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { SessionView } from '~api';
import { get, send, setCsrf, whenSignedOut } from '~/lib/api/client.ts';
import { digitsOf } from '~/lib/digits.ts';
import { dropDrafts, openDrafts } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { Problem } from '~/plain/Problem.tsx';
import { CasePage, Unreached } from './CasePage.tsx';
import { Frame } from './Frame.tsx';
import { secretOf } from './secret.ts';
import { accessEnded, kept, leadsTo, rememberedLink, rememberLink, wipe } from './store.ts';

type Where = { at: 'looking' } | { at: 'door' } | { at: 'unreached'; error: unknown } | { at: 'case'; session: SessionView };

const secretOfAddress = () => secretOf(location.hash);

export function Door() {
  const { setLanguage, language } = useReader();
  const [where, setWhere] = useState<Where>({ at: 'looking' });
  const leave = useCallback(() => { wipe(); dropDrafts(); setWhere({ at: 'door' }); }, []);
  const enter = useCallback((session: SessionView) => {
    if (!session.case_id) return leave();          // dismissed a moment ago, or not of a patient's side
    setCsrf(session.csrf);
    openDrafts(session.user.id);
    const secret = secretOfAddress();
    if (secret) rememberLink(secret, session.user.id);
    history.replaceState(null, '', location.pathname + location.search);
    if (session.user.language !== language && !localStorage.getItem('hospitium.language')) setLanguage(session.user.language as typeof language);
    setWhere({ at: 'case', session });
  }, [language, leave, setLanguage]);
  const look = useCallback(() => {
    const own = (person?: string) => leadsTo(secretOfAddress(), rememberedLink(), person);
    const door = () => setWhere({ at: 'door' });
    get<SessionView>('/api/session').then(
      (session) => (own(session.user.id) ? enter(session) : door()),
      (error: unknown) => (accessEnded(error) ? leave() : own() ? setWhere({ at: 'unreached', error }) : door()),
    );
  }, [enter, leave]);
  useEffect(() => {
    whenSignedOut(leave);
    look();
    // The first look only: later the session itself says when it ends.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (where.at !== 'unreached') return undefined;
    addEventListener('online', look);
    return () => removeEventListener('online', look);
  }, [where.at, look]);
  if (where.at === 'case' && where.session.case_id) return <CasePage id={where.session.case_id} me={where.session.user.id} onEnded={leave} />;
  if (where.at === 'unreached') return <Frame bare={!kept()}><Unreached error={where.error} again={look} /></Frame>;
  return <Frame bare>{where.at === 'looking' ? <p role="status" /> : <Knock onOpen={enter} />}</Frame>;
}

/** What refusals mean at the door. */
const kOwn = { wrong_credentials: 'patient.wrong_code', not_found: 'patient.unknown_link', not_sent: 'patient.offline_door' };

function Knock({ onOpen }: { onOpen: (session: SessionView) => void }) {
  const { t } = useReader();
  const [asked, setAsked] = useState(false);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    await work().catch(setError);
    setBusy(false);
  };
  const ask = () => attempt(async () => { await send('POST', '/api/link/code', { secret: secretOfAddress() }); setAsked(true); setCode(''); });
  const open = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => onOpen(await send<SessionView>('POST', '/api/link/session', { secret: secretOfAddress(), code: digitsOf(code) })));
  };
  if (!secretOfAddress()) return <section><h1>{softly(t('patient.welcome'))}</h1><p>{t('patient.no_link')}</p></section>;
  return (
    <section>
      <h1>{softly(t('patient.welcome'))}</h1>
      <p>{t('patient.code_explain')}</p>
      {asked && (
        <form onSubmit={open}>
          <label htmlFor="code">{t('patient.code')}</label>
          <input id="code" className="code" inputMode="numeric" autoComplete="one-time-code" maxLength={9} value={code} autoFocus dir="ltr" onChange={(event) => setCode(event.currentTarget.value)} />
          <button type="submit" className="primary" disabled={busy || digitsOf(code).length !== 6}>{t('patient.open')}</button>
        </form>
      )}
      <button type="button" className={asked ? 'quiet' : 'primary'} disabled={busy} onClick={() => void ask()}>{t(asked ? 'patient.new_code' : 'patient.get_code')}</button>
      <Problem error={error} own={kOwn} />
    </section>
  );
}
