// The documents of a case: what there is, what is on its way, and the ways to add more.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconArchive, IconCamera, IconFileText, IconListDetails, IconPhoto, IconUpload } from '@tabler/icons-react';
import type { ChangeEvent, RefObject } from 'react';
import type { CaseView, RecordView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { DayText } from '~/ui/time.tsx';
import { kAccept } from './accept.ts';
import { UploadList } from './UploadList.tsx';
import type { Uploads } from './useUploads.ts';
import css from './records.module.css';

interface Props { view: CaseView; uploads: Uploads; picker: RefObject<HTMLInputElement | null>; onOpen: (record: string) => void }

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);
const iconOf = (record: RecordView) => (record.type === 'archive' ? IconArchive : record.type === 'photograph' || record.type === 'image' || record.type === 'image_study' ? IconPhoto : IconFileText);

export function useBytes(): (bytes: number) => string {
  const { t, number } = useReader();
  return (bytes) => (bytes < 1024 ? t('common.unit.bytes', { n: number(bytes) }) : bytes < 10 * 1024 * 1024 ? t('common.unit.kb', { n: number(Math.round(bytes / 1024)) }) : t('common.unit.mb', { n: number(Math.round(bytes / 1024 / 1024)) }));
}

/** One whose name is kept back goes by what it is; a summary is open to whoever sees it listed. */
export function useRecordName(): (record: Pick<RecordView, 'title' | 'type'>) => string {
  const { t } = useReader();
  return ({ title, type }) => title || t(type === 'patient_summary' ? 'case.record_type.patient_summary' : 'record.title_hidden');
}

function Add({ uploads, picker }: Pick<Props, 'uploads' | 'picker'>) {
  const { t } = useReader();
  const take = (event: ChangeEvent<HTMLInputElement>) => { uploads.add(Array.from(event.currentTarget.files ?? [])); event.currentTarget.value = ''; };
  return (
    <Group gap={4}>
      <Button component="label" size="compact-sm" variant="subtle" leftSection={<IconCamera size={15} aria-hidden />} className={css.camera}>
        {t('record.upload.photograph')}<input type="file" accept="image/*" capture="environment" className={css.hidden} onChange={take} />
      </Button>
      <Button size="compact-sm" variant="subtle" leftSection={<IconUpload size={15} aria-hidden />} onClick={() => picker.current?.click()}>{t('common.upload')}</Button>
      <input ref={picker} type="file" multiple accept={kAccept} hidden aria-label={t('record.upload')} onChange={take} />
    </Group>
  );
}

export function RecordsPanel({ view, uploads, picker, onOpen }: Props) {
  const { t, partyName } = useReader();
  const bytes = useBytes();
  const nameOf = useRecordName();
  const summaries = view.summaries.filter(({ replaced_by }) => !replaced_by);
  const readable = summaries.length + view.records.filter(({ type }) => type === 'patient_summary').length;
  return (
    <Panel title={t('case.tab.documents')} action={can(view, 'attach_record') && <Add uploads={uploads} picker={picker} />}>
      <UploadList uploads={uploads} onOpen={onOpen} />
      {view.records.length === 0 && <Text size="sm" c="dimmed">{t(can(view, 'attach_record') ? 'record.empty' : 'record.empty_read')}</Text>}
      <Stack gap={2}>
        {view.records.map((record) => {
          const Icon = iconOf(record);
          const translations = view.translations.filter(({ of }) => of === record.id).length;
          return (
            <button key={record.id} type="button" className={css.record} onClick={() => onOpen(record.id)}>
              <Icon size={18} stroke={1.6} aria-hidden />
              <span><bdi>{nameOf(record)}</bdi><Text component="span" size="xs" c="dimmed">{nameOf(record) !== t(`case.record_type.${record.type}`) && `${t(`case.record_type.${record.type}`)} · `}{bytes(record.bytes)}</Text></span>
              {translations > 0 && <Badge size="sm" variant="light" tt="none">{t('record.translations', { n: translations })}</Badge>}
            </button>
          );
        })}
        {summaries.map(({ id, by, at }) => (
          <button key={id} type="button" className={css.record} onClick={() => onOpen(id)}>
            <IconListDetails size={18} stroke={1.6} aria-hidden /><span>{t('case.record_type.summary')}<Text component="span" size="xs" c="dimmed">{t('record.confirmed_by', { party: partyName(by) })} · <DayText day={at.slice(0, 10)} /></Text></span>
          </button>
        ))}
      </Stack>
      {readable > 1 && <Button mt="xs" size="compact-sm" variant="light" onClick={() => onOpen('together')}>{t('record.together')}</Button>}
      {can(view, 'confirm_summary') && <Button mt="xs" size="compact-sm" variant="subtle" onClick={() => onOpen('new-summary')}>{t('case.command.confirm_summary')}</Button>}
    </Panel>
  );
}
