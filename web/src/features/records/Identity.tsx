import { Checkbox } from '@mantine/core';
import type { CaseView, RecordView } from '~api';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';

/** Who has looked at a document says that it does not tell who the patient is; `named` where it does not stand beside the document. */
export function Identity({ view, record, named = false }: { view: CaseView; record: RecordView; named?: boolean }) {
  const { t } = useReader();
  const command = useCommand('case');
  if (!view.commands.some((choice) => choice.command === 'mark_record') || record.type === 'patient_summary') return null;
  const mark = (without: boolean) => command.mutate({ path: `/api/cases/${view.id}/mark-record`, body: { record: record.id, without_identity: without } });
  return <Checkbox size="sm" label={<>{named && <><bdi>{record.title}</bdi>: </>}{t('record.without_identity')}</>} description={t('record.without_identity_explain')} checked={record.without_identity} disabled={command.isPending} onChange={(event) => mark(event.currentTarget.checked)} />;
}
