// The columns beside the timeline: on the left what the case is, on the right who and when.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CaseView, TaskView } from '~api';
import { comparisons } from '~/features/records/subjects.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { TextLink } from '~/ui/links.tsx';
import { useOwes } from '~/ui/owes.ts';
import { Panel } from '~/ui/Panel.tsx';
import { Fact, MoneyText, useWrittenIn } from '~/ui/text.tsx';
import { ClockBadge, DayText, Due, When } from '~/ui/time.tsx';
import { CameFrom, useTrace } from '~/ui/Trace.tsx';
import { WhyTask } from '~/ui/Why.tsx';
import { clockOf, stoppedFor } from '~/ui/working.ts';
import { ChildNote } from './ChildNote.tsx';
import { implied, inForce } from './consent.ts';
import { isAnswer } from './next.ts';
import type { Act } from './Next.tsx';
import { clinicOf } from './tasks.ts';
import css from './case.module.css';

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

function Do({ view, command, act }: { view: CaseView; command: string; act: Act }) {
  const { t } = useReader();
  return can(view, command) ? <Button size="compact-sm" variant="subtle" onClick={() => act(command)}>{t(`case.command.${command}`)}</Button> : null;
}

/** `asked` is the question to a clinic, where it stands above already. */
export function WishPanel({ view, act, asked }: { view: CaseView; act: Act; asked?: string }) {
  const reader = useReader();
  const { t, languageName, place } = reader;
  const { wish, patient } = view;
  const differ = comparisons(view, reader).filter(({ other }) => other);
  const otherwise = (name: 'birth' | 'sex') => differ.filter(({ what }) => what === name).map(({ told }) => <Text key={told} size="sm" className={css.remark}>{t('record.subject.in_summary', { told })}</Text>);
  const question = wish?.question === asked ? undefined : wish?.question;
  const { birth_date, birth_year, nationality, passport, language, phone } = patient ?? {} as Partial<NonNullable<CaseView['patient']>>;
  const facts: [string, ReactNode][] = [
    ['birth_date', birth_date ? <><DayText day={birth_date} />{otherwise('birth')}</> : birth_year ? <>{birth_year}{otherwise('birth')}</> : patient?.name && t('case.child.age_not_known')],
    ['sex', differ.some(({ what }) => what === 'sex') && <>{t(`case.sex.${patient!.sex}`)}{otherwise('sex')}</>],
    ['nationality', nationality && place(nationality)],
    ['passport', passport && <><bdi dir="ltr">{passport.number}</bdi> · {place(passport.country)}{passport.valid_until && <> · <DayText day={passport.valid_until} /></>}</>],
    ['language', language && languageName(language)],
    ['phone', phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} dir="ltr">{phone}</a>],
    ['budget', wish?.budget && <MoneyText money={wish.budget} />],
    ['treatment_from', wish?.wished_from && <DayText day={wish.wished_from} />],
  ];
  const known = facts.filter(([, said]) => said);
  if (!question && known.length === 0 && !can(view, 'edit_patient')) return null;
  return (
    <Panel title={t('case.field.patient')} action={<Do view={view} command="edit_patient" act={act} />}>
      <dl className={css.facts}>{known.map(([name, said]) => <Fact key={name} label={t(`case.field.${name}`)}>{said}</Fact>)}</dl>
      {question && <Text size="sm" mt="xs" dir="auto" lang={language} className={css.question}>{question}</Text>}
      <div className={css.acts}><Do view={view} command="edit_wish" act={act} /></div>
    </Panel>
  );
}

interface Step { name: string; command: string; done?: ReactNode; remark?: ReactNode }

/** What was written down is not what the rule says: the rule in its own words, and where it stands. */
function VisaNote({ remark }: { remark: NonNullable<CaseView['visa_remark']> }) {
  const { t } = useReader();
  const written = useWrittenIn()(remark.text);
  return <Text size="sm" className={css.remark}><strong>{t(`case.visa_remark.${remark.rule}`)}</strong> <bdi>{remark.text}</bdi> <Text span size="xs" c="dimmed"><bdi>{remark.source}</bdi>{written && <> · {written}</>}</Text></Text>;
}

function stepsOf(view: CaseView, t: (id: string) => string): Step[] {
  const { funding, visa, travel, outcome, repatriation } = view;
  return [
    { name: 'funding', command: 'record_funding', done: funding && <>{t(`case.funding_kind.${funding.kind}`)}{funding.amount && <> · <MoneyText money={funding.amount} /></>} · <DayText day={funding.on} /></> },
    { name: 'visa', command: 'record_visa', done: visa && <>{t(`case.visa_kind.${visa.kind}`)}{visa.valid_until && <> · {t('case.field.valid_until')} <DayText day={visa.valid_until} /></>}</>, remark: view.visa_remark && <VisaNote remark={view.visa_remark} /> },
    { name: 'travel', command: 'record_travel', done: travel && <><DayText day={travel.arrives_on} />{travel.leaves_on && <> – <DayText day={travel.leaves_on} /></>}</> },
    { name: 'treatment', command: view.treatment_started ? 'record_discharge' : 'start_treatment', done: view.discharged
      ? <><DayText day={view.treatment_started ?? view.discharged} /> – <DayText day={view.discharged} /></> : undefined },
    { name: 'outcome', command: 'send_outcome_home', done: outcome && <>{t(`case.outcome.${outcome.outcome}`)} · {t(`case.recipient.${outcome.recipient}`)} · <DayText day={outcome.on} /></> },
    ...(repatriation || can(view, 'record_repatriation') ? [{ name: 'repatriation', command: 'record_repatriation', done: repatriation && <>{t(`case.rest.${repatriation.rest}`)} · <DayText day={repatriation.on} /></> }] : []),
  ];
}

/** The plain steps after the choice: done, now, next. */
export function StepsPanel({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const steps = stepsOf(view, t);
  const touched = steps.some(({ command, done }) => done !== undefined || can(view, command));
  if (!touched) return null;
  const kTitles: Record<string, string> = { outcome: 'case.field.outcome', repatriation: 'case.repatriation' };
  const title = (name: string) => t(kTitles[name] ?? `case.stage.${name}`);
  return (
    <Panel title={t('case.steps')}>
      <ol className={css.steps}>
        {steps.map(({ name, command, done, remark }) => (
          <li key={name} data-done={done !== undefined || undefined}>
            {done !== undefined ? <IconCircleCheck size={18} aria-label={t('case.step_done')} /> : <IconCircle size={18} stroke={1.4} aria-label={t(can(view, command) ? 'case.step_now' : 'case.step_next')} />}
            <div>
              <Text fw={600} size="sm">{title(name)}</Text>
              {done !== undefined ? <Text size="sm">{done}</Text> : name === 'treatment' && view.treatment_started && <Text size="sm">{t('case.field.treatment_from')} <DayText day={view.treatment_started} /></Text>}
              {remark}
              {can(view, command) && <Button size="compact-xs" variant={done === undefined ? 'light' : 'subtle'} onClick={() => act(command)}>{done === undefined ? t(`case.command.${command}`) : t('common.edit')}</Button>}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function TasksPanel({ view }: { view: CaseView }) {
  const { t, partyName } = useReader();
  const owes = useOwes();
  const about = (task: TaskView) => clinicOf(view.referrals, task) ?? (task.due ? undefined : task.owes);     // who owes what runs is said below
  return (
    <Panel title={t('case.tab.clocks')}>
      {view.tasks.length === 0 && <Text size="sm" c="dimmed">{t('case.no_tasks')}</Text>}
      <Stack gap="xs">
        {view.tasks.map((task, place) => (
          <div key={place}>
            <Group justify="space-between" gap={4}><Text size="sm" fw={600}>{t(`case.clock.${task.name}`)}{about(task) && <Text span fw={400}> · <bdi>{partyName(about(task)!)}</bdi></Text>}</Text><ClockBadge {...clockOf(task)} /></Group>
            <Group justify="space-between" gap={4} wrap="nowrap">
              <div>
                {task.owes && task.due && <Text size="xs" c="dimmed">{owes(task.owes, isAnswer(task.name))}</Text>}
                {task.due && <Text size="xs" c="dimmed"><Due name={task.name} at={task.due} place={task.owes?.place} /></Text>}
                {stoppedFor(task) && <Text size="xs" c="dimmed">{t('clock.stopped_because', { why: t(`case.clock.${stoppedFor(task)}`) })}</Text>}
              </div>
              <WhyTask task={task} />
            </Group>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}

export function PeoplePanel({ view, act, onLooked }: { view: CaseView; act: Act; onLooked: () => void }) {
  const { t, partyName } = useReader();
  const asked = implied(view);
  return (
    <Panel title={t('case.participants')}>
      <Stack gap={6}>
        {view.participants.map(({ party, role }, place) => (
          <div key={place}>
            <Text size="sm" lh={1.35}>{party.name ? <bdi>{partyName(party)}</bdi> : t(`case.participant.${role}`)}</Text>
            {party.name && <Text size="xs" c="dimmed" lh={1.35}>{t(`case.participant.${role}`)}</Text>}
          </div>
        ))}
      </Stack>
      <Title order={3} mt="md" mb={4}>{t('case.tab.consent')}</Title>
      <ChildNote view={view} act={act} />
      {view.consents.length + asked.length === 0 && <Text size="sm" c="dimmed">{t('case.consent.never')}</Text>}
      <Stack gap={4}>
        {view.consents.map(({ party, state, until }) => (
          <Group key={party.id} justify="space-between" gap="xs">
            <Text size="sm"><bdi>{partyName(party)}</bdi>{until && <Text component="span" size="xs" c="dimmed"> · {t('case.field.valid_until')} <DayText day={until} /></Text>}</Text>
            <Badge variant="light" tt="none" color={state === 'active' ? 'teal' : state === 'revoked' ? 'harm' : 'gray'} className={css.badge}>{t(`case.consent.${state === 'active' ? 'in_force' : state}`)}</Badge>
          </Group>
        ))}
        {asked.map((party) => <Text key={party.id} size="sm"><bdi>{partyName(party)}</bdi><Text component="span" size="xs" c="dimmed"> · {t('case.consent.implied')}</Text></Text>)}
      </Stack>
      <Group gap={4} className={css.acts}><Do view={view} command="grant_consent" act={act} />{inForce(view).length > 0 && <Do view={view} command="revoke_consent" act={act} />}</Group>
      {view.may_see_readers && <Button mt="xs" size="compact-sm" variant="default" leftSection={<IconEye size={15} aria-hidden />} onClick={onLooked}>{t('journal.access_title')}</Button>}
    </Panel>
  );
}

/** Where the case came from, back to the agreement; and the figure that it stands behind. */
export function TracePanel({ view }: { view: CaseView }) {
  const { t, partyName } = useReader();
  const { source } = view;
  const sender = view.participants.find(({ role }) => role === 'referrer')?.party;
  const trace = useTrace('case', view.id).data;
  const counted = trace?.counted;
  if (!source && !trace?.came_from.mission) return null;
  return (
    <Panel title={t('case.trace')}>
      {source && <Text size="sm">{t(`case.source.${source.kind}`)}{sender && <> · <bdi>{partyName(sender)}</bdi></>}{source.remark && <> · <bdi>{source.remark}</bdi></>}</Text>}
      {trace && <CameFrom origin={trace.came_from} />}
      {counted && <TextLink to="/figures" search={{ rows: 'specialty', year: String(counted.year), origin: counted.origin, destination: counted.destination, behind: counted.specialty }} size="sm">{t('figures.trace.counted', { year: String(counted.year) })}</TextLink>}
      <Text size="xs" c="dimmed"><When at={view.opened_at} place={view.origin} /></Text>
    </Panel>
  );
}
