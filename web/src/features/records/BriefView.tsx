// A summary at a glance, beside the question that it is needed for.
import { Button, Skeleton, Text } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { briefOf, type Brief, type Told } from './brief.ts';
import { merge } from './merge.ts';
import { useSummaries } from './useSummaries.ts';
import css from './records.module.css';

const kMost = 5;

function Line({ title, items, none, tone }: { title: string; items: Told[]; none: string; tone?: 'harm' }) {
  const { t } = useReader();
  return (
    <div className={css.glance} data-tone={items.length > 0 ? tone : undefined}>
      <dt>{title}</dt>
      <dd>
        {items.length === 0 && <span className="quiet">{none}</span>}
        {items.slice(0, kMost).map(({ text, more, pressing }, place) => <span key={place} className={css.glanced} data-pressing={pressing || undefined}><bdi>{text}</bdi>{more && <> <bdi className={css.glancedMore}>{more}</bdi></>}</span>)}
        {items.length > kMost && <span className="quiet">{t('record.glance.more', { n: items.length - kMost })}</span>}
      </dd>
    </div>
  );
}

function Lines({ brief }: { brief: Brief }) {
  const { t } = useReader();
  const nothing = t('record.section_empty');
  return (
    <dl className={css.glances}>
      <Line title={t('record.glance.warnings')} items={brief.warnings} none={t(brief.noneKnown ? 'record.known_none' : 'record.no_information')} tone="harm" />
      <Line title={t('record.section.problems')} items={brief.problems} none={nothing} />
      <Line title={t('record.section.medicines')} items={brief.medicines} none={nothing} />
      <Line title={t('record.section.results')} items={brief.results} none={nothing} />
    </dl>
  );
}

/** `onOpen` shows the whole: one document, or several read as one. */
export function BriefView({ view, onOpen }: { view: CaseView; onOpen: (record: string) => void }) {
  const { t, list } = useReader();
  const { ready, waiting, count } = useSummaries(view);
  if (count === 0) return view.records.length > 0 ? null : <Text size="sm" c="dimmed">{t('record.glance.no_summary')}</Text>;
  if (waiting) return <Skeleton height={132} aria-label={t('common.loading')} />;
  if (ready.length === 0) return <Text size="sm" c="dimmed">{t('common.load_failed')}</Text>;
  const only = view.records.find(({ type }) => type === 'patient_summary')?.id ?? view.summaries.find(({ replaced_by }) => !replaced_by)?.id;
  return (
    <>
      <Lines brief={briefOf(ready.length === 1 ? ready[0]!.summary : merge(ready), list)} />
      <Button size="compact-sm" variant="subtle" className={css.whole} onClick={() => onOpen(count > 1 ? 'together' : only!)}>{t('record.glance.whole')}</Button>
    </>
  );
}
