// A clinic that is asked reads the question, what it must know of the patient, and answers, all on the first screen: a doctor does it between two patients.
import { Button } from '@mantine/core';
import { IconClipboardCheck, IconFileSearch, IconHandStop, IconMapShare, IconPhone, type Icon } from '@tabler/icons-react';
import type { CaseView, ReferralView } from '~api';
import { BriefView } from '~/features/records/BriefView.tsx';
import { SubjectNote } from '~/features/records/SubjectNote.tsx';
import { commandOf } from '~/features/referral/call.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { NextBox } from '~/ui/DossierHead.tsx';
import { kAtOnce } from './commands.tsx';
import type { Act } from './Next.tsx';
import css from './case.module.css';

/** In the order in which they are hoped for; the first is the one that helps. */
const kAnswers: readonly { name: string; icon: Icon }[] = [
  { name: 'make_offer', icon: IconClipboardCheck }, { name: 'ask_information', icon: IconFileSearch }, { name: 'ask_call', icon: IconPhone }, { name: 'decline_referral', icon: IconHandStop }, { name: 'decline_onward', icon: IconMapShare },
];

interface Props { view: CaseView; referral: ReferralView; act: Act; onOpen: (record: string) => void }

export function ClinicAnswer({ view, referral: { id, question, clinic, due, left_seconds }, act, onOpen }: Props) {
  const { t } = useReader();
  const counted = view.tasks.find(({ name, part }) => name === 'referral_answer' && part === id)?.working_days;
  const may = (name: string) => view.commands.some(({ command, referral }) => command === commandOf(name) && referral === id);
  return (
    <NextBox text={question} yours who={clinic} answer clock="referral_answer" due={due} leftSeconds={left_seconds} workingDays={counted}>
      <div className={css.answer}>
        <div><SubjectNote view={view} asked /><BriefView view={view} onOpen={onOpen} /></div>
        <div className={css.answers} role="group" aria-label={t('case.answer.title')}>
          {kAnswers.filter(({ name }) => may(name)).map(({ name, icon: Sign }, place) => (
            <Button key={name} variant={place === 0 ? 'filled' : 'default'} className={css.answering} leftSection={<Sign size={18} aria-hidden />} onClick={() => act(name, id)}>{t(`case.answer.${name}`)}</Button>
          ))}
          {kAtOnce.filter(may).map((name) => <Button key={name} variant="subtle" className={css.answering} onClick={() => act(name, id)}>{t(`case.command.${name}`)}</Button>)}
        </div>
      </div>
    </NextBox>
  );
}
