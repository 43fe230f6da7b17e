// Find clinics for a case: who fits, why, what stands in the way, and a question to those that are chosen.
import { Alert, Button, Checkbox, Drawer, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '~/lib/api/client.ts';
import type { CaseView, CountView, MatchedClinic, MatchedService, MatchView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty, Shown, useErrorText } from '~/ui/states.tsx';
import css from './catalogue.module.css';
import { grouped, useMatch } from './fitting.ts';
import { ScoreButton } from './Score.tsx';
import { ServiceFacts, ServiceTitle } from './ServiceFacts.tsx';

function Gates({ of }: { of: MatchedService }) {
  const { t } = useReader();
  return of.gates.map((gate, place) => (
    <div key={place} className={css.gate} data-effect={gate.effect}>
      <strong>{t(`catalogue.gate.${gate.effect}`)}.</strong> <span dir="auto">{gate.rule}</span>
      <Text size="xs" c="dimmed"><bdi>{t('catalogue.gate_source', { source: gate.source })}</bdi></Text>
    </div>
  ));
}

function Fitting({ of, formula }: { of: MatchedService; formula: string }) {
  return (
    <div className={css.fitting}>
      <Group justify="space-between" wrap="nowrap" align="flex-start"><ServiceTitle record={of.record} order={4} /><ScoreButton score={of.score} formula={formula} /></Group>
      <ServiceFacts record={of.record} about={of.about} />
      <Gates of={of} />
    </div>
  );
}

/** The others of a clinic, a line each until one is opened. */
function Beside({ services, formula }: { services: readonly MatchedService[]; formula: string }) {
  const { t, money } = useReader();
  if (services.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">{t('catalogue.match.beside')}</Text>
      {services.map((one) => (
        <details key={one.id} className={css.beside}>
          <summary><span lang={one.record.texts[0]!.language} dir="auto">{one.record.texts[0]!.title}</span>{one.record.price && <> · <span className="digits">{money(one.record.price.min, true)}</span></>}</summary>
          <Fitting of={one} formula={formula} />
        </details>
      ))}
    </div>
  );
}

interface CardProps { one: MatchedClinic; formula: string; picked: boolean; pick: () => void; onConsent?: (clinic: string) => void }

function Card({ one, formula, picked, pick, onConsent }: CardProps) {
  const { t, place, day, partyName } = useReader();
  const { clinic, obstacles, consent, accredited, licence_until, services: [best, ...beside] } = one;
  const free = obstacles.length === 0;
  return (
    <article className={css.card} data-hindered={!free || undefined}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <h3 className={css.title}><bdi>{partyName(clinic)}</bdi></h3>
          <Text size="sm" c="dimmed">{place(clinic.place)}{accredited && <> · {t('catalogue.accredited')}</>}</Text>
        </div>
        {free && consent && <Checkbox checked={picked} onChange={pick} aria-label={t('catalogue.match.choose', { name: partyName(clinic) })} />}
      </Group>
      {obstacles.map((obstacle) => (
        <Text key={obstacle} size="sm" fw={600} className={css.harm}>
          {t(`catalogue.obstacle.${obstacle}`)}{obstacle === 'licence_missing' && licence_until && <>. {t('catalogue.licence_ended', { day: day(licence_until) })}</>}
        </Text>
      ))}
      {free && !consent && (
        <Group gap="xs"><Text size="sm" c="dimmed">{t('catalogue.match.consent_first')}</Text>{onConsent && <Button size="compact-sm" variant="default" onClick={() => onConsent(clinic.id)}>{t('case.command.grant_consent')}</Button>}</Group>
      )}
      {best && <Fitting of={best} formula={formula} />}
      <Beside services={beside} formula={formula} />
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

/** What would fit but for whom it is for: nobody wonders where the rest of a clinic's list went. */
function LeftOut({ of: { sex, age } }: { of: MatchView['left_out'] }) {
  const { t, number } = useReader();
  const lines = [sex > 0 && t('catalogue.match.not_for_sex', { n: number(sex) }), age > 0 && t('catalogue.match.not_for_age', { n: number(age) })].filter(Boolean);
  return lines.map((line) => <Text key={String(line)} size="sm" c="dimmed">{line}</Text>);
}

/** Clinics are shown, services were found: both numbers, how many may be asked, and how many are shown where that is not all. */
function Found({ view: { clinics, free, total, items, left_out } }: { view: MatchView }) {
  const { t, number } = useReader();
  const count = ({ value, exact }: CountView) => `${number(value)}${exact ? '' : '+'}`;
  return (
    <div role="status">
      <Text size="sm">
        {t('catalogue.match.found', { free: count(free), clinics: count(clinics), services: number(total) })}
        {items.length < clinics.value && ` · ${t('catalogue.match.first', { n: number(items.length) })}`}
      </Text>
      <LeftOut of={left_out} />
    </div>
  );
}

interface DrawerProps { of: CaseView; opened: boolean; onConsent?: (clinic: string) => void; onClose: () => void }

function Matches({ view, of: { id: caseId, destination, wish }, onConsent, onClose }: Omit<DrawerProps, 'opened'> & { view: MatchView }) {
  const { t, number, place } = useReader();
  const [picked, setPicked] = useState<string[]>([]);
  const [question, setQuestion] = useState(wish?.question ?? '');
  const asking = useAsking(caseId);
  const errorText = useErrorText();
  const toggle = (clinic: string) => setPicked((now) => (now.includes(clinic) ? now.filter((one) => one !== clinic) : [...now, clinic]));
  const ask = () => asking.mutate({ clinics: picked, question }, { onSuccess: (sent) => { notifications.show({ message: t('catalogue.match.sent', { n: number(sent) }), color: 'teal' }); onClose(); } });
  const { here, elsewhere, hindered } = grouped(view.items, destination);
  const groups: [string, MatchedClinic[]][] = [[t('catalogue.match.at_destination', { place: place(destination) }), here], [t('catalogue.match.elsewhere'), elsewhere], [t('catalogue.match.hindered'), hindered]];
  if (view.items.length === 0) return <><Empty title={t('catalogue.match.empty')} hint={view.complete ? undefined : t('catalogue.building')} /><LeftOut of={view.left_out} /></>;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{t('catalogue.match.hint')}</Text>
      <Found view={view} />
      {groups.filter(([, items]) => items.length > 0).map(([heading, items]) => (
        <Stack key={heading} gap="sm" component="section" aria-label={heading}>
          <Title order={3} size="h5">{heading}</Title>
          {items.map((one) => <Card key={one.clinic.id} one={one} formula={view.formula} picked={picked.includes(one.clinic.id)} pick={() => toggle(one.clinic.id)} onConsent={onConsent} />)}
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

export function MatchDrawer({ of, opened, onConsent, onClose }: DrawerProps) {
  const { t, direction } = useReader();
  const query = useMatch(of.id, opened);
  return (
    <Drawer opened={opened} onClose={onClose} title={t('catalogue.match.title')} position={direction === 'rtl' ? 'left' : 'right'} size="xl" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Shown query={query} rows={8}>{(view) => <Matches key={of.id} view={view} of={of} onConsent={onConsent} onClose={onClose} />}</Shown>
    </Drawer>
  );
}
