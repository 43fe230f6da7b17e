// The words of the patient's entry: only what its pages say.
import type { Words } from '~/lib/i18n/messages.ts';

export const kWords: Words = {
  en: () => import('virtual:patient-messages/en'),
  ru: () => import('virtual:patient-messages/ru'),
  vi: () => import('virtual:patient-messages/vi'),
  mn: () => import('virtual:patient-messages/mn'),
  ko: () => import('virtual:patient-messages/ko'),
  uz: () => import('virtual:patient-messages/uz'),
  ar: () => import('virtual:patient-messages/ar'),
  be: () => import('virtual:patient-messages/be'),
};
