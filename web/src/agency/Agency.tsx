// The way in: who is signed in sees the patients; who is not, signs in here.
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { SessionView } from '~api';
import { get, send, setCsrf, whenSignedOut } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';
import { dropDrafts, openDrafts, parkDrafts } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { isLanguage } from '~/lib/i18n/languages.ts';
import { finishLeaving, leaveSession, useLeaving, whenLeft } from '~/lib/leaving.ts';
import { Problem } from '~/plain/Problem.tsx';
import { Frame } from './Frame.tsx';
import { NewEnquiry } from './NewEnquiry.tsx';
import { Patient } from './Patient.tsx';
import { Patients } from './Patients.tsx';
import { usePlace } from './place.ts';

type Who = { at: 'looking' } | { at: 'door' } | { at: 'broken'; error: unknown } | { at: 'in'; session: SessionView };

function Door({ onEnter }: { onEnter: (session: SessionView) => void }) {
  const { t } = useReader();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const leaving = useLeaving();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState({ busy: true });
    finishLeaving().then(() => send<SessionView>('POST', '/api/session', { email: email.trim(), password })).then(onEnter, (error: unknown) => setState({ busy: false, error }));
  };
  return (
    <form onSubmit={submit}>
      <h1>{t('signin.title')}</h1>
      {leaving && <p className="problem" role="status">{t('signin.sign_out_waits')}</p>}
      <Problem error={state.error} />
      <label>{t('signin.email')}<input type="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.currentTarget.value)} /></label>
      <label>{t('signin.password')}<input type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.currentTarget.value)} /></label>
      <button className="primary" disabled={state.busy}>{t('signin.submit')}</button>
      <p className="quiet">{t('signin.forgot')}</p>
    </form>
  );
}

export function Agency() {
  const { t, setLanguage, setZone } = useReader();
  const [who, setWho] = useState<Who>({ at: 'looking' });
  const { place, go, back } = usePlace();
  const enter = useCallback((session: SessionView) => {
    setCsrf(session.csrf);
    openDrafts(session.user.id);
    if (session.user.zone) setZone(session.user.zone);
    if (isLanguage(session.user.language) && !localStorage.getItem('hospitium.language')) setLanguage(session.user.language);
    setWho({ at: 'in', session });
  }, [setLanguage, setZone]);
  useEffect(() => {
    const signedOut = () => { parkDrafts(); setWho({ at: 'door' }); };
    whenSignedOut(signedOut);
    finishLeaving().then(() => get<SessionView>('/api/session')).then(enter, (error: unknown) => (error instanceof ApiError && error.status === 401 ? signedOut() : setWho({ at: 'broken', error })));
    return whenLeft(() => { dropDrafts(); setCsrf(undefined); setWho({ at: 'door' }); });
  }, [enter]);
  const user = who.at === 'in' ? who.session.user.id : undefined;
  useEffect(() => {
    if (!user) return undefined;
    const looked = () => {                            // signed out by the server, or somebody else signed in, while another page was looked at
      if (document.visibilityState !== 'visible') return;
      get<SessionView>('/api/session').then((session) => { if (session.user.id !== user) enter(session); }, (error: unknown) => { if (error instanceof ApiError && error.status === 401) { parkDrafts(); setWho({ at: 'door' }); } });
    };
    document.addEventListener('visibilitychange', looked);
    return () => document.removeEventListener('visibilitychange', looked);
  }, [user, enter]);
  const leave = () => { dropDrafts(); setWho({ at: 'door' }); if (user) void leaveSession(user); };
  if (who.at === 'looking') return <Frame><p role="status">{t('common.loading')}</p></Frame>;
  if (who.at === 'broken') return <Frame><Problem error={who.error} /><button onClick={() => location.reload()}>{t('common.retry')}</button></Frame>;
  if (who.at === 'door') return <Frame><Door onEnter={enter} /></Frame>;
  const own = [...who.session.memberships].sort((a, b) => Number(b.role === 'referrer') - Number(a.role === 'referrer')).map(({ party }) => party.id);   // the agency before what else one works for
  return (
    <Frame onLeave={leave}>
      {place.at === 'new' && <NewEnquiry key={user} session={who.session} onDone={back} onThere={(id) => go({ at: 'patient', id })} />}
      {place.at === 'patient' && <Patient key={`${user}/${place.id}`} id={place.id} own={own} onBack={back} />}
      {place.at === 'patients' && <Patients key={user} own={own} onNew={() => go({ at: 'new' })} onOpen={(id) => go({ at: 'patient', id })} />}
    </Frame>
  );
}
