// The words of the staff entry.
import type { Words } from '~/lib/i18n/messages.ts';

export const kWords: Words = {
  en: () => import('virtual:messages/en'),
  ru: () => import('virtual:messages/ru'),
  vi: () => import('virtual:messages/vi'),
  mn: () => import('virtual:messages/mn'),
  ko: () => import('virtual:messages/ko'),
  uz: () => import('virtual:messages/uz'),
  ar: () => import('virtual:messages/ar'),
  be: () => import('virtual:messages/be'),
};
