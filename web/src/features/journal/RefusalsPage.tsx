// Steps that the system wanted to take by itself and was refused: each is somebody's to look at.
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { RefusedPage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { Empty, Shown } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { JournalHead } from './JournalHead.tsx';
import css from './journal.module.css';

export function RefusalsPage() {
  const { t, has } = useReader();
  useTitle(t('journal.refusals'));
  const query = useQuery({ queryKey: ['refusals'], queryFn: ({ signal }) => get<RefusedPage>('/api/refused', undefined, signal) });
  const named = (kind: string, command: string) => { const id = `${kind}.command.${command}`; return has(id) ? t(id) : command; };
  return (
    <div className={css.page}>
      <JournalHead at="refusals" />
      <Shown query={query} rows={6}>
        {({ items }) => (items.length === 0 ? <Empty title={t('journal.refusals_empty')} /> : (
          <div className={`panel ${css.panel}`}>
            <Table verticalSpacing={6}>
              <Table.Thead><Table.Tr><Table.Th>{t('journal.column.when')}</Table.Th><Table.Th>{t('journal.column.what')}</Table.Th><Table.Th>{t('common.why')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {items.map(({ at, kind, id, number, command, code, process }) => (
                  <Table.Tr key={`${process}${id}${command}${at}`}>
                    <Table.Td className={css.narrow}><When at={at} /></Table.Td>
                    <Table.Td className={css.what}>{t(`journal.kind.${kind}`)}: {named(kind, command)}<Text size="xs" c="dimmed"><bdi dir="ltr" className="number">{number}</bdi> · <bdi dir="ltr">{process}</bdi></Text></Table.Td>
                    <Table.Td>{t(`errors.${code}`, { stage: '', limit: '' })}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        ))}
      </Shown>
    </div>
  );
}
