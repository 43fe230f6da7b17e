// The three states that every screen has besides its content: loading, empty (which teaches), broken (which offers a retry).
import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Mark } from './Mark.tsx';
import css from './states.module.css';

export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useReader();
  return (
    <Stack gap="sm" p="md" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={row === 0 ? 28 : 18} width={row === 0 ? '40%' : `${95 - row * 9}%`} />)}
    </Stack>
  );
}

export function Empty({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className={css.centre}>
      <span className={css.mark}><Mark size={40} /></span>
      <Title order={2}>{title}</Title>
      {hint && <Text c="dimmed" maw={460} ta="center">{hint}</Text>}
      {action}
    </div>
  );
}

/** What happened in the reader's words: the server's sentence, or ours where the server was not reached. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useReader();
  return (error) => {
    if (!(error instanceof ApiError)) return t('common.page_broken');
    if (error.code === 'offline' || error.code === 'not_sent') return t(error.code === 'offline' ? 'common.load_failed' : 'common.send_failed');
    return error.problem.detail ?? error.problem.title ?? t(`errors.${error.code}`, error.problem.params);
  };
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useReader();
  const text = useErrorText()(error);
  const incident = error instanceof ApiError ? error.problem.incident : undefined;
  return (
    <div className={css.centre} role="alert">
      <span className={css.mark}><Mark size={40} /></span>
      <Text maw={520} ta="center">{text}</Text>
      {incident && <Text size="sm" c="dimmed">{t('common.incident', { id: incident })}</Text>}
      {retry && <Button variant="default" onClick={retry}>{t('common.retry')}</Button>}
    </div>
  );
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404;

/** Skeleton, error with retry, or the content. Kept content stays while it is asked again, unless it is no longer there for the reader. */
export function Shown<Data>({ query, rows, children }: { query: UseQueryResult<Data>; rows?: number; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined && !isGone(query.error)) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}
