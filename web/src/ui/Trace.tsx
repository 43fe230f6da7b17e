// From a figure back to its agreement and forth again: the same links, said the same way, on cases, missions, agreements and figures.
// The server names a neighbour only to those who may open it.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { Kind, TraceDossier, TraceMeeting, TraceMission, TraceOrigin, TraceView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { TextLink } from './links.tsx';
import { DayText } from './time.tsx';
import css from './Trace.module.css';

export function useTrace(kind: Kind, id: string) {
  return useQuery({ queryKey: [kind, id, 'trace'], queryFn: ({ signal }) => get<TraceView>(`/api/${kind}s/${id}/trace`, undefined, signal) });
}

/** A case by its number, an agreement or mission by its name; the stage beside it. */
export function TraceLink({ dossier: { kind, id, number, stage, title } }: { dossier: TraceDossier }) {
  const { t } = useReader();
  return (
    <span className={css.link}>
      <TextLink to={`/${kind}s/$id`} params={{ id }} size="sm">{title ? <bdi>{title}</bdi> : <span className="number">{number}</span>}</TextLink>
      <Text component="span" size="xs" c="dimmed"> {t(`journal.kind.${kind}`)} · {t(`${kind}.stage.${stage}`)}</Text>
    </span>
  );
}

function MeetingLink({ mission, meeting }: { mission: TraceDossier; meeting: TraceMeeting }) {
  return (
    <>
      <TextLink to="/missions/$id" params={{ id: mission.id }} search={{ meeting: meeting.id }} size="sm"><bdi>{meeting.topic}</bdi></TextLink>
      <Text component="span" size="xs" c="dimmed"> <DayText day={meeting.starts_at.slice(0, 10)} /></Text>
    </>
  );
}

/** The way here, the furthest first: agreement, mission, meeting. */
export function CameFrom({ origin: { agreement, mission, meeting } }: { origin: TraceOrigin }) {
  const { t } = useReader();
  if (!agreement && !mission) return null;
  return (
    <ol className={css.way}>
      {agreement && <li><TraceLink dossier={agreement} /></li>}
      {mission && <li><TraceLink dossier={mission} /></li>}
      {mission && meeting && <li><MeetingLink mission={mission} meeting={meeting} /><Text component="span" size="xs" c="dimmed"> {t('mission.meeting')}</Text></li>}
    </ol>
  );
}

export function CameOf({ missions }: { missions: TraceMission[] }) {
  const { t } = useReader();
  if (missions.every(({ meetings }) => meetings.length === 0)) return <Text size="sm" c="dimmed">{t('common.trace.came_of_empty')}</Text>;
  return missions.map(({ mission, meetings }) => (
    <div key={mission.id} className={css.mission}>
      <TraceLink dossier={mission} />
      <ul className={css.meetings}>
        {meetings.map(({ meeting, led_to: results, hidden }) => (
          <li key={meeting.id}>
            <MeetingLink mission={mission} meeting={meeting} />
            <ul>{results.map((result) => <li key={result.id}><TraceLink dossier={result} /></li>)}</ul>
            {hidden !== undefined && hidden > 0 && <Text size="xs" c="dimmed">{t('common.trace.hidden', { n: hidden })}</Text>}
          </li>
        ))}
      </ul>
    </div>
  ));
}
