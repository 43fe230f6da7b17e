// What stands around every page of the patient: the mark, the language, and where one stands with the network.
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { isLanguage, kLanguages } from '~/lib/i18n/languages.ts';
import { useOnline } from './store.ts';

/** `bare`: nothing of a case is shown in it, neither as it is nor as it was. */
export function Frame({ bare = false, children }: { bare?: boolean; children: ReactNode }) {
  const { t, language, setLanguage } = useReader();
  const online = useOnline();
  return (
    <>
      <header>
        <span className="mark"><svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 22V12.5a4.5 4.5 0 0 1 9 0V22M20 22V12.5a4.5 4.5 0 0 1 9 0V22M7.5 22c0 6.5 17 6.5 17 0" /></svg>{t('common.app_name')}</span>
        <select aria-label={t('common.language')} value={language} onChange={(event) => { if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value); }}>
          {kLanguages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </header>
      {!online && <p className="offline" role="status">{t(bare ? 'patient.offline_door' : 'patient.offline')}</p>}
      <main>{children}</main>
    </>
  );
}
