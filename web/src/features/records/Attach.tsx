import { Group, Text } from '@mantine/core';
import { useContext, useRef } from 'react';
import type { CaseView } from '~api';
import { useAttached } from '~/lib/attached.ts';
import { FormContext } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Add } from './RecordsPanel.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './useUploads.ts';

/** What belongs to the words at `at`, photographed or chosen beside them; for who may add documents to the case. */
export function Attach({ view, at }: { view: CaseView; at: string }) {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  const picker = useRef<HTMLInputElement>(null);
  const { queue, left, giveUp } = useUploads(view.id, true);
  const attached = useAttached(queue, (change) => form.change(at, (value) => change((value as string | undefined) ?? '')), (names) => t('case.attach.named', { names }));
  if (!view.commands.some(({ command }) => command === 'attach_record')) return null;
  return (
    <div>
      <Group gap="xs"><Text size="sm" fw={600}>{t('case.attach.add')}</Text><Add uploads={{ add: (files) => attached.add(files, left) }} picker={picker} /></Group>
      <UploadList uploads={{ queue, items: attached.items, left: [], giveUp }} />
    </div>
  );
}
