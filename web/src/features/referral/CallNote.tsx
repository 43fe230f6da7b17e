import { Text } from '@mantine/core';
import type { CallView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { thereOf } from './call.ts';
import css from './referral.module.css';

/** Whom to ring up, about what, and what time it is there. */
export function CallNote({ call }: { call: CallView }) {
  const { t, time, list } = useReader();
  const now = useNow();
  const there = thereOf(call, now);
  const { phone, when, note } = call.terms;
  const today = there?.today && (there.today.length > 0 ? t('case.call.open_today', { hours: list(there.today) }) : t('case.call.closed_today'));
  return (
    <div className={css.wanted}>
      <Text size="sm"><strong>{t('case.call.title')}:</strong> <a href={`tel:${phone}`} dir="ltr">{phone}</a>{when && <> · <bdi>{when}</bdi></>}</Text>
      {note && <Text size="sm" dir="auto">{note}</Text>}
      {there && <Text size="xs" c="dimmed">{[t('case.call.there', { time: time(now.toISOString(), there.zone) }), today].filter(Boolean).join(' · ')}</Text>}
      <Text size="xs" c="dimmed">{t('case.call.stopped')}</Text>
    </div>
  );
}
