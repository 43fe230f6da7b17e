// Find clinics for a case: who fits, why, what stands in the way, and a question to those that are chosen.
import { Button, Checkbox, Drawer, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { CaseView, CountView, MatchedClinic, MatchedService, MatchView } from '~api';
import { useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { KeptLine } from '~/ui/KeptLine.tsx';
import { useSoon } from '~/ui/soon.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { useWrittenIn } from '~/ui/text.tsx';
import { AskReview } from './AskReview.tsx';
import css from './catalogue.module.css';
import { gatesOf, grouped, useMatch } from './fitting.ts';
import { ScoreButton } from './Score.tsx';
import { ServiceFacts, ServiceTitle } from './ServiceFacts.tsx';
import { VisaNote } from './VisaNote.tsx';

function Gates({ of }: { of: MatchedService }) {
  const { t } = useReader();
  const written = useWrittenIn();
  return gatesOf(of).map((gate, place) => (
    <div key={place} className={css.gate} data-effect={gate.effect}>
      <strong>{t(`catalogue.gate.${gate.effect}`)}.</strong> <span dir="auto">{gate.rule}</span>{written(gate.rule) && <Text span size="xs" c="dimmed"> {written(gate.rule)}</Text>}
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

/** What was chosen and typed waits until it is sent, also where it was taken back. */
interface Chosen { clinics: string[]; question: string }

/** One question to several clinics: each is a command of its own; all wait a few seconds, in which they can be taken back. */
function useAsking({ id }: CaseView) {
  const { t, number, partyName } = useReader();
  const soon = useSoon('case');
  return (clinics: readonly MatchedClinic[], question: string, sent: () => void) => soon({
    name: `match/${id}`, what: t('catalogue.match.going_out', { n: number(clinics.length) }),
    posts: clinics.map(({ clinic }) => ({ path: `/api/cases/${id}/request-referral`, body: { clinic: clinic.id, question }, what: partyName(clinic) })),
    done: sent,
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

/** `subject` warns where the papers may be somebody else's; `closed` tells what the clinics will not open; `covered` by what was opened over it, which the key then closes. */
interface DrawerProps { of: CaseView; opened: boolean; covered: boolean; subject: ReactNode; closed: ReactNode; onConsent?: (clinic: string) => void; onClose: () => void }

function Matches({ view, of, subject, closed, onConsent, onClose }: Omit<DrawerProps, 'opened' | 'covered'> & { view: MatchView }) {
  const { t, number, place } = useReader();
  const { destination, wish } = of;
  const { value: { clinics: picked, question }, change, since, discard, finish } = useDraft<Chosen>(`match/${of.id}`, { clinics: [], question: wish?.question ?? '' }, ({ clinics, question }) => clinics.length === 0 && question === (wish?.question ?? ''));
  const [reviewing, setReviewing] = useState(false);
  const ask = useAsking(of);
  const toggle = (clinic: string) => change((now) => ({ ...now, clinics: now.clinics.includes(clinic) ? now.clinics.filter((one) => one !== clinic) : [...now.clinics, clinic] }));
  const chosen = view.items.filter(({ clinic, consent, obstacles }) => consent && obstacles.length === 0 && picked.includes(clinic.id));
  const send = () => { ask(chosen, question, finish); onClose(); };
  const { here, elsewhere, hindered } = grouped(view.items, destination);
  const groups: [string, MatchedClinic[]][] = [[t('catalogue.match.at_destination', { place: place(destination) }), here], [t('catalogue.match.elsewhere'), elsewhere], [t('catalogue.match.hindered'), hindered]];
  if (view.items.length === 0) return <><Empty title={t('catalogue.match.empty')} hint={view.complete ? undefined : t('catalogue.building')} /><LeftOut of={view.left_out} /></>;
  if (reviewing && chosen.length > 0) return <AskReview of={of} clinics={chosen} question={question} subject={subject} closed={closed} onSend={send} onBack={() => setReviewing(false)} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{t('catalogue.match.hint')}</Text>
      <Found view={view} />
      <VisaNote items={view.items} />
      {groups.filter(([, items]) => items.length > 0).map(([heading, items]) => (
        <Stack key={heading} gap="sm" component="section" aria-label={heading}>
          <Title order={3} size="h5">{heading}</Title>
          {items.map((one) => <Card key={one.clinic.id} one={one} formula={view.formula} picked={picked.includes(one.clinic.id)} pick={() => toggle(one.clinic.id)} onConsent={onConsent} />)}
        </Stack>
      ))}
      {chosen.length > 0 && (
        <div className={css.ask}>
          <KeptLine since={since} discard={discard} />
          <Textarea label={t('catalogue.match.question')} required autosize minRows={2} maxRows={6} attributes={{ input: { dir: 'auto' } }} maxLength={4000} value={question} onChange={(event) => { const typed = event.currentTarget.value; change((now) => ({ ...now, question: typed })); }} />
          <Button onClick={() => setReviewing(true)} disabled={question.trim() === ''}>{t('catalogue.match.look_before', { n: number(chosen.length) })}</Button>
        </div>
      )}
    </Stack>
  );
}

export function MatchDrawer({ of, opened, covered, subject, closed, onConsent, onClose }: DrawerProps) {
  const { t } = useReader();
  const query = useMatch(of.id, opened);
  return (
    <Drawer opened={opened} onClose={onClose} closeOnEscape={!covered} title={t('catalogue.match.title')} position="right" size="xl" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Shown query={query} rows={8}>{(view) => <Matches key={of.id} view={view} of={of} subject={subject} closed={closed} onConsent={onConsent} onClose={onClose} />}</Shown>
    </Drawer>
  );
}
