import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconCircleCheck, IconFileAlert } from '@tabler/icons-react';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from '~/ui/states.tsx';
import type { UploadState } from './upload.ts';

interface Props { state: UploadState; onClear: () => void; onRetry: (file: File) => void; onOpen: (record: string) => void }

/** Progress, then what was understood, or why the file was refused and what to do. */
export function UploadStatus({ state, onClear, onRetry, onOpen }: Props) {
  const { t, number } = useReader();
  const errorText = useErrorText();
  if (state.step === 'idle') return null;
  if (state.step === 'sending') {
    const percent = Math.round(state.share * 100);
    const text = percent < 100 ? t('record.uploading', { percent: `${number(percent)} %` }) : t('record.reading');
    return <div role="status"><Text size="sm"><bdi>{state.name}</bdi> · {text}</Text><Progress value={percent} aria-label={text} animated={percent === 100} /></div>;
  }
  if (state.step === 'done') {
    const { reply } = state;
    return (
      <Alert color="teal" variant="light" icon={<IconCircleCheck aria-hidden />} title={t('record.upload_done')} withCloseButton closeButtonLabel={t('common.close')} onClose={onClear} role="status">
        <Group justify="space-between"><Text size="sm">{t('record.entries_used', { used: reply.used, n: reply.entries })}</Text><Button size="compact-sm" variant="light" onClick={() => onOpen(reply.id)}>{t('common.open')}</Button></Group>
      </Alert>
    );
  }
  const code = state.error instanceof ApiError ? state.error.code : undefined;
  const file = state.file;
  return (
    <Alert color="harm" variant="light" icon={<IconFileAlert aria-hidden />} title={<bdi>{state.name}</bdi>} withCloseButton closeButtonLabel={t('common.close')} onClose={onClear} role="alert">
      <Text size="sm">{state.problem ? t(`record.file_error.${state.problem}`) : code === 'not_sent' ? t('record.file_error.interrupted') : errorText(state.error)}</Text>
      {code && <Text size="xs" c="dimmed" ff="monospace">{code}</Text>}
      {file && code === 'not_sent' && <Button mt="xs" size="compact-sm" variant="default" onClick={() => onRetry(file)}>{t('common.retry')}</Button>}
    </Alert>
  );
}
