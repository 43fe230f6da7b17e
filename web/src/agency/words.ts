// The words of this entry: only what its pages say.
import type { Words } from '~/lib/i18n/messages.ts';

export const kWords: Words = {
  en: () => import('virtual:agency-messages/en'),
  ru: () => import('virtual:agency-messages/ru'),
  vi: () => import('virtual:agency-messages/vi'),
  mn: () => import('virtual:agency-messages/mn'),
  ko: () => import('virtual:agency-messages/ko'),
  uz: () => import('virtual:agency-messages/uz'),
  ar: () => import('virtual:agency-messages/ar'),
  be: () => import('virtual:agency-messages/be'),
};
