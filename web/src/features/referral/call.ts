// A clinic that asks to be called asks for information: one command, two forms. Its own clock tells when it can be reached.
import type { CallView, CaseView } from '~api';
import { wallClock } from '~/lib/i18n/format.ts';
import { zoneOfPlace } from '~/lib/zones.ts';

/** The command that a form gives, where it is not the form's own name. */
const kGives: Readonly<Record<string, string>> = { ask_call: 'ask_information', decline_onward: 'decline_referral', ask_consent: 'post_message' };
export const commandOf = (form: string): string => kGives[form] ?? form;

export const callOf = (view: Pick<CaseView, 'calls'>, referral: string | undefined): CallView | undefined => view.calls.find((one) => one.referral === referral);

const kDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export interface There { zone: string; today?: string[] }

/** The clinic's zone, and, where it says when it is open, its hours of today; nothing where nobody knows its clock. */
export function thereOf({ clinic, hours }: Pick<CallView, 'clinic' | 'hours'>, now: Date): There | undefined {
  const zone = hours?.zone ?? zoneOfPlace(clinic.place);
  if (!zone) return undefined;
  const day = kDays[wallClock(now, zone).weekday];
  return { zone, today: hours?.spans.filter((span) => span.day === day).map(({ from, until }) => `${from}–${until}`) };
}
