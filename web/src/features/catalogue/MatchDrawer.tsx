// Find clinics for a case: who fits, why, what stands in the way, and a question to those that are chosen.
import { Alert, Badge, Button, Checkbox, Drawer, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '~/lib/api/client.ts';
import type { CaseView, MatchedService, MatchView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty, Shown, useErrorText } from '~/ui/states.tsx';
import css from './catalogue.module.css';
import { grouped, useMatch } from './fitting.ts';
import { ScoreButton } from './Score.tsx';
import { ServiceFacts, ServiceTitle } from './ServiceFacts.tsx';

function Gates({ one }: { one: MatchedService }) {
  const { t } = useReader();
  return one.gates.map((gate, place) => (
    <div key={place} className={css.gate} data-effect={gate.effect}>
      <strong>{t(`catalogue.gate.${gate.effect}`)}.</strong> <span dir="auto">{gate.rule}</span>
      <Text size="xs" c="dimmed"><bdi>{t('catalogue.gate_source', { source: gate.source })}</bdi></Text>
    </div>
  ));
}

interface CardProps { one: MatchedService; formula: string; picked: boolean; pick?: () => void }

function Card({ one, formula, picked, pick }: CardProps) {
  const { t, place, day, partyName } = useReader();
  const askable = one.obstacles.length === 0 && one.consent;
  return (
    <article className={css.card} data-hindered={one.obstacles.length > 0 || undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div><ServiceTitle record={one.record} order={3} /><Text size="sm"><bdi>{partyName(one.clinic)}</bdi> · {place(one.clinic.place)}</Text></div>
        {pick && askable && <Checkbox checked={picked} onChange={pick} aria-label={t('catalogue.match.choose', { name: partyName(one.clinic) })} />}
      </Group>
      {one.obstacles.map((obstacle) => (
        <Text key={obstacle} size="sm" fw={600} className={css.harm}>
          {t(`catalogue.obstacle.${obstacle}`)}{obstacle === 'licence_missing' && one.licence_until && <>. {t('catalogue.licence_ended', { day: day(one.licence_until) })}</>}
        </Text>
      ))}
      {one.obstacles.length === 0 && !one.consent && <Text size="sm" c="dimmed">{t('catalogue.match.consent_first')}</Text>}
      <ServiceFacts record={one.record} about={one.about} />
      <Gates one={one} />
      <Group justify="space-between">{one.accredited ? <Badge variant="light" tt="none">{t('catalogue.accredited')}</Badge> : <span />}<ScoreButton score={one.score} formula={formula} /></Group>
    </article>
  );
}

/** One question to several clinics: each is a command of its own, and what is refused stays chosen with its reason. */
function useAsking(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ clinics, question }: { clinics: string[]; question: string }) => {
      let sent = 0;
      try {
        for (const clinic of clinics) {
          await send('POST', `/api/cases/${caseId}/request-referral`, { clinic, question });
          sent += 1;
        }
        return sent;
      } finally {
        if (sent > 0) await client.invalidateQueries({ predicate: ({ queryKey }) => ['case', 'cases', 'match'].includes(String(queryKey[0])) });
      }
    },
  });
}

interface DrawerProps { of: CaseView; opened: boolean; onClose: () => void }

function Matches({ view, of: { id: caseId, destination, wish }, onClose }: Omit<DrawerProps, 'opened'> & { view: MatchView }) {
  const { t, number, place } = useReader();
  const [picked, setPicked] = useState<string[]>([]);
  const [question, setQuestion] = useState(wish?.question ?? '');
  const asking = useAsking(caseId);
  const errorText = useErrorText();
  const toggle = (clinic: string) => setPicked((now) => (now.includes(clinic) ? now.filter((one) => one !== clinic) : [...now, clinic]));
  const ask = () => asking.mutate({ clinics: picked, question }, { onSuccess: (sent) => { notifications.show({ message: t('catalogue.match.sent', { n: number(sent) }), color: 'teal' }); onClose(); } });
  const { here, elsewhere, hindered } = grouped(view.items, destination);
  const groups: [string, MatchedService[]][] = [[t('catalogue.match.at_destination', { place: place(destination) }), here], [t('catalogue.match.elsewhere'), elsewhere], [t('catalogue.match.hindered'), hindered]];
  if (view.items.length === 0) return <Empty title={t('catalogue.match.empty')} hint={view.complete ? undefined : t('catalogue.building')} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{t('catalogue.match.hint')} {t('catalogue.results', { n: number(view.total) })}</Text>
      {groups.filter(([, items]) => items.length > 0).map(([heading, items]) => (
        <Stack key={heading} gap="sm" component="section" aria-label={heading}>
          <Title order={3} size="h5">{heading}</Title>
          {items.map((one) => <Card key={one.id} one={one} formula={view.formula} picked={picked.includes(one.clinic.id)} pick={() => toggle(one.clinic.id)} />)}
        </Stack>
      ))}
      {picked.length > 0 && (
        <div className={css.ask}>
          <Textarea label={t('catalogue.match.question')} required autosize minRows={2} maxRows={6} attributes={{ input: { dir: 'auto' } }} maxLength={4000} value={question} onChange={(event) => setQuestion(event.currentTarget.value)} />
          {asking.error && <Alert color="harm" role="alert">{errorText(asking.error)}</Alert>}
          <Button onClick={ask} loading={asking.isPending} disabled={question.trim() === ''}>{t('catalogue.match.ask_chosen', { n: number(picked.length) })}</Button>
        </div>
      )}
    </Stack>
  );
}

export function MatchDrawer({ of, opened, onClose }: DrawerProps) {
  const { t, direction } = useReader();
  const query = useMatch(of.id, opened);
  return (
    <Drawer opened={opened} onClose={onClose} title={t('catalogue.match.title')} position={direction === 'rtl' ? 'left' : 'right'} size="xl" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Shown query={query} rows={8}>{(view) => <Matches key={of.id} view={view} of={of} onClose={onClose} />}</Shown>
    </Drawer>
  );
}
