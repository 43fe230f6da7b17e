// Figures: counted from our own cases, with the definition on top; and what others have printed, with source and date.
import { Group, SegmentedControl, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { Counted, queryOf } from './Counted.tsx';
import { Ledger } from './Ledger.tsx';
import type { FigureSearch } from './search.ts';
import css from './figures.module.css';

export function FiguresPage() {
  const { t } = useReader();
  useTitle(t('figures.title'));
  const search = useSearch({ strict: false }) as FigureSearch;
  const navigate = useNavigate();
  const change = (part: FigureSearch) => void navigate({ to: '/figures', search: { ...search, ...part }, replace: true });
  const ledger = search.view === 'ledger';
  return (
    <div className={css.page}>
      <Group gap="md" mb="md">
        <Title order={1}>{t('figures.title')}</Title>
        <SegmentedControl value={ledger ? 'ledger' : 'own'} onChange={(view) => void navigate({ to: '/figures', search: view === 'ledger' ? { view } : {} })}
          data={[{ value: 'own', label: t('figures.our_figures') }, { value: 'ledger', label: t('figures.ledger') }]} />
        {ledger ? <ExportMenu list="published" /> : <ExportMenu list="figures" query={queryOf(search)} />}
      </Group>
      {ledger ? <Ledger search={search} change={change} /> : <Counted search={search} change={change} />}
    </div>
  );
}
