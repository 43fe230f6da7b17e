// One mission: the timetable on the clock of the place visited, what each meeting led to, and the way on to a case or an agreement.
import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import type { MeetingPart, MissionView, TimelineItem, TraceDossier, TraceResults } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { CommandDialog } from '~/ui/CommandDialog.tsx';
import { CommandMenu, DossierHead, NextBox } from '~/ui/DossierHead.tsx';
import { ButtonLink } from '~/ui/links.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { usePanels } from '~/ui/panels.ts';
import { Shown } from '~/ui/states.tsx';
import { Fact, Route } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { TimelineList } from '~/ui/TimelineList.tsx';
import { TraceLink, useTrace } from '~/ui/Trace.tsx';
import { missionScreens } from './commands.tsx';
import { subjectOf } from './subject.ts';
import css from './mission.module.css';

interface Open { do?: string; meeting?: string }
type Act = (command: string, meeting?: string) => void;

/** The place's clock first, since there one must be on time; the reader's own beside it. */
function MeetingTime({ at, view }: { at: string; view: MissionView }) {
  const { date, time, zone, place, t } = useReader();
  const own = time(at, zone) !== time(at, view.terms.zone);
  return <Text component="span" size="sm" className="digits"><strong>{time(at, view.terms.zone)}</strong> {place(view.terms.place)}, {date(at, view.terms.zone)}{own && <Text component="span" c="dimmed"> · {t('common.your_time')} {time(at, zone)}</Text>}</Text>;
}

function Outcomes({ view, meeting }: { view: MissionView; meeting: MeetingPart }) {
  const { t } = useReader();
  return meeting.outcomes.map(({ kind, text, technique_seen: technique }, place) => (
    <div key={place} className={css.outcome}>
      <Text size="sm"><strong>{t(`mission.outcome.${kind}`)}</strong>{technique && <> · {t('mission.field.technique_seen')}: {t(`specialty.${technique}`)}</>}</Text>
      <Text size="sm" dir="auto">{text}</Text>
      {kind === 'enquiry' && <ButtonLink size="compact-sm" variant="light" to="/cases/new" search={{ mission: view.id, meeting: meeting.id, origin: view.terms.place, destination: view.terms.home }}>{t('mission.make_enquiry')}</ButtonLink>}
      {kind === 'agreement' && <ButtonLink size="compact-sm" variant="light" to="/agreements/new" search={{ mission: view.id, meeting: meeting.id, title: meeting.terms.topic, scope: text }}>{t('mission.make_agreement')}</ButtonLink>}
    </div>
  ));
}

/** What a meeting led to, as far as the reader may open it; how much else, for those who keep the mission. */
function LedTo({ results: { led_to: results, hidden } }: { results: TraceResults }) {
  const { t } = useReader();
  return (
    <div className={css.ledTo}>
      <Text size="sm" fw={600}>{t('common.trace.came_of')}</Text>
      {results.map((result) => <div key={result.id}><TraceLink dossier={result} /></div>)}
      {hidden !== undefined && hidden > 0 && <Text size="xs" c="dimmed">{t('common.trace.hidden', { n: hidden })}</Text>}
    </div>
  );
}

function Meeting({ view, meeting, results, act, marked }: { view: MissionView; meeting: MeetingPart; results?: TraceResults; act: Act; marked: boolean }) {
  const { t, partyName } = useReader();
  const screens = missionScreens(view.terms.zone);
  const host = view.hosts.find(({ id }) => id === meeting.terms.host);
  const delegates = view.delegates.filter(({ id }) => meeting.terms.delegates.includes(id));
  const own = view.commands.filter((choice) => choice.meeting === meeting.id && screens[choice.command]);
  const commands = own.toSorted((a, b) => Number(screens[a.command]?.danger ?? 0) - Number(screens[b.command]?.danger ?? 0));
  return (
    <li className={css.meeting} data-state={meeting.state} data-marked={marked || undefined} id={meeting.id}>
      <Group justify="space-between" gap="xs"><MeetingTime at={meeting.terms.starts_at} view={view} /><Badge variant="light" color={meeting.state === 'held' ? undefined : 'gray'}>{t(`mission.meeting_state.${meeting.state}`)}</Badge></Group>
      <Text fw={600} dir="auto">{meeting.terms.topic}</Text>
      <Text size="sm"><bdi>{host && partyName(host.party)}</bdi>{host?.contact && <> · <bdi>{host.contact}</bdi></>}{meeting.terms.where && <> · <bdi>{meeting.terms.where}</bdi></>}</Text>
      <Text size="sm" c="dimmed">{delegates.map(({ id, name }, place) => <bdi key={id}>{place > 0 && ', '}{name}</bdi>)}</Text>
      <Outcomes view={view} meeting={meeting} />
      {results && <LedTo results={results} />}
      <Group gap={6} mt={4}>{commands.map(({ command }, place) => <Button key={command} size="compact-sm" variant={place === 0 ? 'light' : 'subtle'} color={screens[command]?.danger ? 'gray' : undefined} onClick={() => act(command, meeting.id)}>{t(`mission.command.${command}`)}</Button>)}</Group>
    </li>
  );
}

function People({ view }: { view: MissionView }) {
  const { t, place, partyName } = useReader();
  return (
    <>
      <Panel title={t('mission.field.delegates')}>
        <Table verticalSpacing={4}><Table.Tbody>{view.delegates.map(({ id, name, post, party }) => <Table.Tr key={id}><Table.Td><bdi>{name}</bdi><Text size="xs" c="dimmed"><bdi>{[post, partyName(party)].filter(Boolean).join(' · ')}</bdi></Text></Table.Td></Table.Tr>)}</Table.Tbody></Table>
      </Panel>
      <Panel title={t('mission.field.hosts')}>
        <Table verticalSpacing={4}><Table.Tbody>{view.hosts.map(({ id, party, contact }) => <Table.Tr key={id}><Table.Td><bdi>{partyName(party)}</bdi><Text size="xs" c="dimmed"><bdi>{[contact, place(party.place)].filter(Boolean).join(' · ')}</bdi></Text></Table.Td></Table.Tr>)}</Table.Tbody></Table>
      </Panel>
    </>
  );
}

function Plan({ view, agreement }: { view: MissionView; agreement?: TraceDossier }) {
  const { t, partyName } = useReader();
  const { terms } = view;
  return (
    <Panel title={t('mission.mission')}>
      <dl className={css.facts}>
        <Fact label={t('mission.field.dates')}><DayText day={terms.starts_on} /> – <DayText day={terms.ends_on} /></Fact>
        <Fact label={t('mission.field.organiser')}><bdi>{partyName(view.owner)}</bdi></Fact>
        {agreement && <Fact label={t('mission.field.agreement')}><TraceLink dossier={agreement} /></Fact>}
      </dl>
      {terms.purpose && <Text size="sm" mt="sm" dir="auto" className={css.purpose}>{terms.purpose}</Text>}
    </Panel>
  );
}

function Mission({ view }: { view: MissionView }) {
  const { t, partyName } = useReader();
  useTitle(view.terms.title);
  const trace = useTrace('mission', view.id).data;
  const led = trace?.missions[0]?.meetings ?? [];
  const open = useSearch({ strict: false }) as Open;
  const { go, close } = usePanels('/missions/$id', view.id, open.do !== undefined);
  const screens = missionScreens(view.terms.zone);
  const about = (item: TimelineItem) => {
    const { party, words } = subjectOf(view, item);
    return party ? partyName(party) : words;
  };
  const act: Act = (command, meeting) => go({ do: command, meeting });
  const meeting = view.meetings.find(({ id }) => id === open.meeting);
  const names = view.commands.filter((choice) => screens[choice.command] && !choice.meeting).map(({ command }) => command);
  const choice = view.commands.find((one) => one.command === open.do && (one.meeting === undefined || one.meeting === open.meeting));
  const task = view.tasks.filter(({ due }) => due).sort((a, b) => a.due!.localeCompare(b.due!))[0];
  return (
    <div className={css.page}>
      <DossierHead number={view.number} stage={t(`mission.stage.${view.stage}`)} title={view.terms.title} under={<Route from={view.terms.home} to={view.terms.place} />}
        menu={<CommandMenu names={names} dangerous={(name) => Boolean(screens[name]?.danger)} label={(name) => t(`mission.command.${name}`)} act={act} />}>
        {task && <NextBox text={t(`mission.clock.${task.name}`)} who={task.owes} clock={task.name} due={task.due} />}
      </DossierHead>
      <div className={css.columns}>
        <div className={css.side}><Plan view={view} agreement={trace?.came_from.agreement} /><People view={view} /></div>
        <div className={css.middle}>
          <Panel title={t('mission.field.meetings')}>
            {view.meetings.length === 0 && <Text size="sm" c="dimmed">{t('mission.meetings_empty')}</Text>}
            <ol className={css.meetings}>{view.meetings.map((each) => <Meeting key={each.id} view={view} meeting={each} results={led.find(({ meeting: of }) => of.id === each.id)} act={act} marked={each.id === open.meeting} />)}</ol>
            {names.includes('schedule_meeting') && <Button size="compact-md" variant="default" onClick={() => act('schedule_meeting')}>{t('mission.command.schedule_meeting')}</Button>}
          </Panel>
          <Panel title={t('case.tab.timeline')}><TimelineList kind="mission" id={view.id} about={about} /></Panel>
        </div>
      </div>
      <CommandDialog kind="mission" id={view.id} command={open.do} screen={choice && open.do ? screens[open.do] : undefined} place={{ view, meeting }} part={open.meeting}
        about={meeting?.terms.topic} tag={choice?.tag} onClose={close} />
    </div>
  );
}

export function MissionPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ['mission', id], queryFn: ({ signal }) => get<MissionView>(`/api/missions/${id}`, undefined, signal) });
  return <Shown query={query} rows={10}>{(view) => <Mission key={view.id} view={view} />}</Shown>;
}
