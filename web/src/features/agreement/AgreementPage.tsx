// One agreement: what both sides promised on a line of time, who owes the next thing and by when, and where it came from.
import { Badge, Button, Group, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import type { AgreementView, CommitmentView, TraceView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { CommandDialog } from '~/ui/CommandDialog.tsx';
import { CommandMenu, DossierHead, NextBox } from '~/ui/DossierHead.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { usePanels } from '~/ui/panels.ts';
import { Shown } from '~/ui/states.tsx';
import { Fact } from '~/ui/text.tsx';
import { ClockBadge, DayText } from '~/ui/time.tsx';
import { clockOf } from '~/ui/working.ts';
import { TimelineList } from '~/ui/TimelineList.tsx';
import { CameFrom, CameOf, TraceLink, useTrace } from '~/ui/Trace.tsx';
import { kAgreementScreens } from './commands.tsx';
import css from './agreement.module.css';

interface Open { do?: string; commitment?: string }
type Act = (command: string, commitment?: string) => void;

const kIcons = { open: IconCircle, done: IconCircleCheck, dropped: IconCircleX };

/** When the clock of an open commitment runs out: at midnight of the place of who owes. */
const endOf = (view: AgreementView, { id }: CommitmentView) => view.tasks.find((task) => task.name === 'commitment' && task.part === id);

function Commitment({ view, commitment, act }: { view: AgreementView; commitment: CommitmentView; act: Act }) {
  const { t, partyName } = useReader();
  const Icon = kIcons[commitment.state];
  const commands = view.commands.filter((choice) => choice.commitment === commitment.id);
  const end = endOf(view, commitment);
  return (
    <li className={css.commitment} data-state={commitment.state}>
      <Icon size={18} stroke={1.6} aria-label={t(`agreement.commitment_state.${commitment.state}`)} />
      <div className={css.body}>
        <Group justify="space-between" gap="xs"><Text fw={600} dir="auto">{commitment.text}</Text>{end && <ClockBadge {...clockOf(end)} />}</Group>
        <Text size="sm" c="dimmed">
          {t(`agreement.topic.${commitment.topic}`)} · <bdi>{partyName(commitment.owner)}</bdi> · {commitment.done_on ? <>{t('agreement.field.done_on')} <DayText day={commitment.done_on} /></> : <DayText day={commitment.due} />}
          {commitment.recurrence !== 'once' && <> · {t(`agreement.recurrence.${commitment.recurrence}`)}</>}
        </Text>
        <Group gap={6}>{commands.map(({ command }, place) => <Button key={command} size="compact-xs" variant={place === 0 ? 'light' : 'subtle'} color={kAgreementScreens[command]?.danger ? 'gray' : undefined} onClick={() => act(command, commitment.id)}>{t(`agreement.command.${command}`)}</Button>)}</Group>
      </div>
    </li>
  );
}

function TermsPanel({ view, trace }: { view: AgreementView; trace?: TraceView }) {
  const { partyName, t, place } = useReader();
  const { terms } = view;
  return (
    <Panel title={t('agreement.agreement')}>
      <dl className={css.facts}>
        <Fact label={t('agreement.field.parties')}>{view.parties.map((party) => <div key={party.id}><bdi>{partyName(party)}</bdi></div>)}</Fact>
        <Fact label={t('agreement.field.places')}>{terms.places.map(place).join(' · ')}</Fact>
        {terms.topics.length > 0 && <Fact label={t('agreement.field.topics')}><Group gap={4}>{terms.topics.map((topic) => <Badge key={topic} variant="light" color="gray">{t(`agreement.topic.${topic}`)}</Badge>)}</Group></Fact>}
        {terms.signed_on && <Fact label={t('agreement.field.signed_on')}><DayText day={terms.signed_on} /></Fact>}
        {terms.valid_until && <Fact label={t('agreement.field.valid_to')}><DayText day={terms.valid_until} /></Fact>}
        {trace?.renews && <Fact label={t('agreement.field.renews')}><TraceLink dossier={trace.renews} /></Fact>}
        {trace?.came_from.mission && <Fact label={t('agreement.field.from_meeting')}><CameFrom origin={trace.came_from} /></Fact>}
      </dl>
      {terms.scope && <Text size="sm" mt="sm" dir="auto" className={css.scope}>{terms.scope}</Text>}
    </Panel>
  );
}

function Agreement({ view }: { view: AgreementView }) {
  const { t, place } = useReader();
  useTitle(view.terms.title);
  const trace = useTrace('agreement', view.id).data;
  const open = useSearch({ strict: false }) as Open;
  const { go, close } = usePanels('/agreements/$id', view.id, open.do !== undefined);
  const act: Act = (command, commitment) => go({ do: command, commitment });
  const next = view.commitments.find(({ state }) => state === 'open');
  const commitment = view.commitments.find(({ id }) => id === open.commitment);
  const names = view.commands.filter((choice) => kAgreementScreens[choice.command] && !choice.commitment).map(({ command }) => command);
  const choice = view.commands.find((one) => one.command === open.do && (one.commitment === undefined || one.commitment === open.commitment));
  return (
    <div className={css.page}>
      <DossierHead number={view.number} stage={t(`agreement.stage.${view.stage}`)} title={view.terms.title} under={view.terms.places.map(place).join(' · ')}
        menu={<CommandMenu names={names} dangerous={(name) => Boolean(kAgreementScreens[name]?.danger)} label={(name) => t(`agreement.command.${name}`)} act={act} />}>
        {next && <NextBox text={next.text} who={next.owner} clock="commitment" due={endOf(view, next)?.due} />}
      </DossierHead>
      <div className={css.columns}>
        <div className={css.middle}>
          <TermsPanel view={view} trace={trace} />
          {trace && <Panel title={t('common.trace.came_of')}><CameOf missions={trace.missions} /></Panel>}
        </div>
        <div className={css.middle}>
          <Panel title={t('agreement.field.commitments')}>
            {view.commitments.length === 0 && <Text size="sm" c="dimmed">{t('agreement.no_commitments')}</Text>}
            <ol className={css.commitments}>{view.commitments.map((each) => <Commitment key={each.id} view={view} commitment={each} act={act} />)}</ol>
            {names.includes('add_commitment') && <Button size="compact-md" variant="default" onClick={() => act('add_commitment')}>{t('agreement.command.add_commitment')}</Button>}
          </Panel>
          <Panel title={t('case.tab.timeline')}><TimelineList kind="agreement" id={view.id} /></Panel>
        </div>
      </div>
      <CommandDialog kind="agreement" id={view.id} command={open.do} screen={choice && open.do ? kAgreementScreens[open.do] : undefined} place={{ view, commitment }} part={open.commitment}
        about={commitment?.text} tag={choice?.tag} onClose={close} />
    </div>
  );
}

export function AgreementPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ['agreement', id], queryFn: ({ signal }) => get<AgreementView>(`/api/agreements/${id}`, undefined, signal) });
  return <Shown query={query} rows={10}>{(view) => <Agreement key={view.id} view={view} />}</Shown>;
}
