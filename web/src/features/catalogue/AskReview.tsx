// Before a question goes to several clinics: to whom, in which words, and what each of them will see.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView, MatchedClinic } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './catalogue.module.css';

interface Props { of: CaseView; clinics: readonly MatchedClinic[]; question: string; subject: ReactNode; closed: ReactNode; onSend: () => void; onBack: () => void }

/** The languages in which a clinic's fitting services are given. */
const languagesOf = ({ services }: MatchedClinic) => [...new Set(services.flatMap(({ record }) => record.languages))];

function To({ one }: { one: MatchedClinic }) {
  const { t, list, place, partyName, languageName } = useReader();
  const languages = languagesOf(one);
  return (
    <li>
      <Text fw={600} size="sm"><bdi>{partyName(one.clinic)}</bdi> · {place(one.clinic.place)}</Text>
      {languages.length > 0 && <Text size="sm" c="dimmed">{t('catalogue.match.clinic_speaks', { languages: list(languages.map(languageName)) })}</Text>}
    </li>
  );
}

export function AskReview({ of, clinics, question, subject, closed, onSend, onBack }: Props) {
  const { t, number } = useReader();
  return (
    <Stack gap="sm" data-review>
      <Title order={3} size="h5">{t('catalogue.match.review')}</Title>
      <Text size="sm">{t('catalogue.match.not_sent')}</Text>
      {subject}
      <section aria-label={t('catalogue.match.question')}>
        <Text size="sm" c="dimmed">{t('catalogue.match.question')}</Text>
        <Text dir="auto" className={css.quoted}>{question}</Text>
        <Text size="sm" c="dimmed">{t('catalogue.match.as_written')}</Text>
      </section>
      <ul className={css.to}>{clinics.map((one) => <To key={one.clinic.id} one={one} />)}</ul>
      <section aria-label={t('catalogue.match.they_see')}>
        <Text size="sm" fw={600}>{t('catalogue.match.they_see')}</Text>
        <Text size="sm">{t('catalogue.match.see_patient')}</Text>
        <Text size="sm">{t(of.records.length > 0 ? 'catalogue.match.see_records' : 'catalogue.match.see_no_records')}</Text>
        {closed}
      </section>
      <Group gap="xs">
        <Button onClick={onSend}>{t('catalogue.match.ask_chosen', { n: number(clinics.length) })}</Button>
        <Button variant="default" onClick={onBack}>{t('common.back')}</Button>
      </Group>
    </Stack>
  );
}
