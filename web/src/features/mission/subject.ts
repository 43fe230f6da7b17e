// What an event of a mission is about: who joined, which meeting. Names as they stand today, where the reader sees them.
import type { MissionView, PartyName, TimelineItem } from '~api';

interface Said { delegate?: { name?: string }; host?: { id?: string }; meeting?: string }

/** A party, or words of people; nothing where the reader was not told, or where the words stand below already. */
export function subjectOf(view: Pick<MissionView, 'hosts' | 'meetings'>, { event, data }: TimelineItem): { party?: PartyName; words?: string } {
  const said = (data ?? {}) as Said;
  if (event === 'delegate_added') return { words: said.delegate?.name };
  if (event === 'host_added') return { party: view.hosts.find(({ id }) => id === said.host?.id)?.party };
  if (event === 'meeting_scheduled') return {};
  return { words: view.meetings.find(({ id }) => id === said.meeting)?.terms.topic };
}
