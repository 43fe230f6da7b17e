import { Text } from '@mantine/core';
import type { CallView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { thereOf } from './call.ts';
import css from './referral.module.css';

/** The number, when to ring, what time it is there, and what was tried. */
export function CallLine({ call }: { call: CallView }) {
  const { t, date, time, list } = useReader();
  const now = useNow();
  const there = thereOf(call, now);
  const { phone, when } = call.terms;
  const last = call.missed.at(-1);
  const today = there?.today && (there.today.length > 0 ? t('case.call.open_today', { hours: list(there.today) }) : t('case.call.closed_today'));
  return (
    <>
      <Text size="sm"><strong>{t('case.call.title')}:</strong> <a href={`tel:${phone}`} dir="ltr">{phone}</a>{when && <> · <bdi>{when}</bdi></>}</Text>
      {there && <Text size="xs" c="dimmed">{[t('case.call.there', { time: time(now.toISOString(), there.zone) }), today].filter(Boolean).join(' · ')}</Text>}
      {last && <Text size="xs">{t('case.call.missed', { n: call.missed.length, when: `${date(last.at)} ${time(last.at)}` })}{last.again && <> · <bdi>{t('case.call.next_try', { again: last.again })}</bdi></>}</Text>}
    </>
  );
}

/** Whom to ring up, and about what. */
export function CallNote({ call }: { call: CallView }) {
  const { t } = useReader();
  return (
    <div className={css.wanted}>
      <CallLine call={call} />
      {call.terms.note && <Text size="sm" dir="auto">{call.terms.note}</Text>}
      <Text size="xs" c="dimmed">{t('case.call.stopped')}</Text>
    </div>
  );
}
