// What clinics that are asked cannot open, one press away from where it is looked at and opened to them.
import { Button, Text } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { closedRecords } from './closed.ts';
import { useRecordName } from './RecordsPanel.tsx';

export function ClosedRecords({ view, onOpen }: { view: CaseView; onOpen: (record: string) => void }) {
  const { t } = useReader();
  const nameOf = useRecordName();
  const closed = closedRecords(view);
  if (closed.length === 0) return null;
  return (
    <div data-closed={closed.length}>
      <Text size="sm">{t('record.closed_to_asked', { n: closed.length, of: view.records.length })}</Text>
      {closed.map((record) => <Button key={record.id} size="compact-sm" variant="subtle" onClick={() => onOpen(record.id)}><bdi>{nameOf(record)}</bdi></Button>)}
    </div>
  );
}
