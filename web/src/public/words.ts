// The words of this entry: only what its pages say.
import type { Words } from '~/lib/i18n/messages.ts';

export const kWords: Words = {
  en: () => import('virtual:public-messages/en'),
  ru: () => import('virtual:public-messages/ru'),
  vi: () => import('virtual:public-messages/vi'),
  mn: () => import('virtual:public-messages/mn'),
  ko: () => import('virtual:public-messages/ko'),
  uz: () => import('virtual:public-messages/uz'),
  ar: () => import('virtual:public-messages/ar'),
  be: () => import('virtual:public-messages/be'),
};
