// A patient works for nobody: the cases that are their own, each with the one thing to do now and the whole way under it.
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CaseCard, CasePage, CaseView } from '~api';
import { kOpens } from '~/features/case/opens.ts';
import { Next } from '~/features/case/Next.tsx';
import { StepStrip } from '~/features/case/StepStrip.tsx';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { TextLink } from '~/ui/links.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import css from './start.module.css';

function OwnCase({ card }: { card: CaseCard }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['case', card.id], queryFn: ({ signal }) => get<CaseView>(`/api/cases/${card.id}`, undefined, signal) });
  const act = (command: string, part?: string) => void navigate({ to: '/cases/$id', params: { id: card.id }, search: (command === 'attach_record' ? {} : kOpens[command] ?? { do: command, referral: part }) as Record<string, string | undefined> });
  return (
    <section className={`panel ${css.panel} ${css.own}`}>
      <Title order={2}><bdi>{card.name ?? card.initials}</bdi> <Text component="span" c="dimmed" size="sm" className="number">{card.number}</Text></Title>
      <Text size="sm"><Route from={card.origin} to={card.destination} /> · {t(`specialty.${card.specialty}`)}</Text>
      <Shown query={query} rows={3}>{(view) => <><Next view={view} act={act} /><StepStrip view={view} /></>}</Shown>
      <TextLink to="/cases/$id" params={{ id: card.id }}>{t('start.patient.open')}</TextLink>
    </section>
  );
}

export function OwnCases() {
  const { t } = useReader();
  const query = useQuery({ queryKey: ['cases', 'own'], queryFn: ({ signal }) => get<CasePage>('/api/cases', { limit: 8 }, signal) });
  return <Shown query={query} rows={3}>{({ items }) => (items.length === 0 ? <Empty title={t('start.patient.nothing_to_do')} /> : <Stack gap="md">{items.map((card) => <OwnCase key={card.id} card={card} />)}</Stack>)}</Shown>;
}
