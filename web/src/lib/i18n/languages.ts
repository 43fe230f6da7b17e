// The eight languages of the interface, each named in itself.
export const kLanguages = [
  { code: 'en', name: 'English' },
  { code: 'ru', name: 'Русский' },
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'mn', name: 'Монгол' },
  { code: 'ko', name: '한국어' },
  { code: 'uz', name: 'Oʻzbekcha' },
  { code: 'ar', name: 'العربية' },
  { code: 'be', name: 'Беларуская' },
] as const;

export type Language = (typeof kLanguages)[number]['code'];

export function isLanguage(value: string | undefined | null): value is Language {
  return kLanguages.some(({ code }) => code === value);
}

export function directionOf(language: Language): 'ltr' | 'rtl' { return language === 'ar' ? 'rtl' : 'ltr'; }

const kStore = 'hospitium.language';

/** The address, then what was chosen here before, then what the browser asks for. */
export function firstLanguage(): Language {
  const asked = [new URLSearchParams(location.search).get('lang'), localStorage.getItem(kStore), ...navigator.languages];
  for (const value of asked) {
    const base = value?.split('-')[0];
    if (isLanguage(base)) return base;
  }
  return 'en';
}

export function rememberLanguage(language: Language): void { localStorage.setItem(kStore, language); }
