// What of a patient may be edited, as the command wants it: what is derived (initials, age) stays out.
import type { CasesPatient, PatientView } from '~api';

export type Birth = Pick<PatientView, 'birth_date' | 'birth_year'>;

export function patientOf({ name, name_latin, sex, birth_date, birth_year, nationality, phone, language, passport }: PatientView): CasesPatient {
  return { name: name!, name_latin, sex, birth_date, birth_year, nationality, phone, language, passport };
}

/** All that is known of the patient, and when they were born. */
export function patientWith(patient: PatientView, { birth_date, birth_year }: Birth): CasesPatient { return { ...patientOf(patient), birth_date, birth_year }; }

/** Only one who reads the name may say that nothing is known. */
export const ageless = ({ patient }: { patient?: PatientView }) => Boolean(patient?.name) && !patient!.birth_date && !patient!.birth_year;
