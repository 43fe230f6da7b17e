// What stands around every page of the agency: the mark, the language, the way out.
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { isLanguage, kLanguages } from '~/lib/i18n/languages.ts';

export function Frame({ children, onLeave }: { children: ReactNode; onLeave?: () => void }) {
  const { t, language, setLanguage } = useReader();
  return (
    <>
      <header>
        <span className="mark"><svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 22V12.5a4.5 4.5 0 0 1 9 0V22M20 22V12.5a4.5 4.5 0 0 1 9 0V22M7.5 22c0 6.5 17 6.5 17 0" /></svg>{t('common.app_name')}</span>
        <select aria-label={t('common.language')} value={language} onChange={(event) => { if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value); }}>
          {kLanguages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </header>
      <main>
        {children}
        {onLeave && <button className="leave" onClick={onLeave}>{t('common.sign_out')}</button>}
      </main>
    </>
  );
}
