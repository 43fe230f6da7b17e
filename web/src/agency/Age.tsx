// Nobody said how old the patient is when the enquiry was sent: who sent them asks the family, and says it here.
import { useState, type FormEvent } from 'react';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { patientWith } from '~/lib/patient.ts';
import { todayIn } from '~/lib/wallClock.ts';
import { useAct } from '~/plain/act.ts';
import { Problem } from '~/plain/Problem.tsx';
import { bornOf } from './born.ts';
import { BornField } from './BornField.tsx';

export function Age({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t, zone } = useReader();
  const today = todayIn(zone);
  const [text, setText] = useState('');
  const act = useAct(view.id, onDone);
  const edit = view.commands.find(({ command }) => command === 'edit_patient');
  if (view.consent_remark !== 'age_unknown' || !edit || !view.patient?.name) return null;
  const patient = view.patient;
  const born = bornOf(text, today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (born) void act.give('edit-patient', { patient: patientWith(patient, born) }, { ifMatch: edit.tag });
  };
  return (
    <section>
      <p>{t('errors.age_unknown')}</p>
      <form className="person" onSubmit={submit}>
        <BornField value={text} today={today} onChange={setText} />
        <Problem error={act.error} />
        <button disabled={act.busy || !born}>{t('common.send')}</button>
      </form>
    </section>
  );
}
