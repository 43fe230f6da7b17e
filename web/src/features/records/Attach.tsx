import { Button, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { CaseView } from '~api';
import { useAttached, type Attached } from '~/lib/attached.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { kAccept } from './accept.ts';
import { Identity } from './Identity.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads, type Uploads } from './useUploads.ts';
import css from './records.module.css';

export interface Attaching extends Attached { uploads: Uploads; may: boolean }

/** Files beside words that somebody writes in a case, for who may add documents to it; `write` changes those words. They tell how many there are and name none: a clinic
    that is only asked reads them, and a file's name may say who the patient is. */
export function useAttaching(view: CaseView, write: (change: (text: string) => string) => void): Attaching {
  const { t } = useReader();
  const may = view.commands.some(({ command }) => command === 'attach_record');
  const uploads = useUploads(view.id, may);
  return { ...useAttached(uploads.queue, write, ({ length }) => t('case.attach.counted', { n: length })), uploads, may };
}

/** `view` where a clinic that is only asked is to see them: each is looked at for what tells who the patient is; `unread` names whoever is written to and will see none of them. */
export function Attach({ attaching: { items, add, uploads, may }, view, unread }: { attaching: Attaching; view?: CaseView; unread?: string }) {
  const { t } = useReader();
  if (!may) return null;
  return (
    <div>
      <Button component="label" size="compact-sm" variant="subtle" leftSection={<IconPaperclip size={15} aria-hidden />} className={css.attach}>
        {t('case.attach.add')}
        <input type="file" multiple accept={kAccept} className={css.hidden} onChange={(event) => { add(Array.from(event.currentTarget.files ?? []), uploads.left); event.currentTarget.value = ''; }} />
      </Button>
      {unread && <Text size="xs" c="dimmed">{t('record.upload.unread', { who: unread })}</Text>}
      <UploadList uploads={{ ...uploads, items, left: [] }} />
      {view && view.records.filter(({ id }) => items.some(({ record, sameAs }) => id === (record ?? sameAs))).map((record) => <Identity key={record.id} view={view} record={record} named />)}
    </div>
  );
}
