// One writes in a conversation, or a note among one's own. What is typed survives an error.
import { Alert, Button, Group, MultiSelect, SegmentedControl, Select, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView, ColleagueList, ConversationView } from '~api';
import { Attach, useAttaching } from '~/features/records/Attach.tsx';
import { TemplateBar } from '~/features/template/TemplateBar.tsx';
import { get } from '~/lib/api/client.ts';
import { useCommand } from '~/lib/command.ts';
import { useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { KeptLine } from '~/ui/KeptLine.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { timelineQuery } from '~/ui/TimelineList.tsx';
import { addressOf, answered, isRead, keyOf, opensOf, ownPart, writable } from './conversations.ts';
import css from './case.module.css';

type Voice = 'message' | 'note';
/** `said` is the language one writes in: the page's until a reply in another is used. `to` is the conversation in which it was begun: what somebody else writes meanwhile does not lead it elsewhere. */
interface Words { text: string; mentions: string[]; said?: string; to?: string }
const kNothing: Words = { text: '', mentions: [] };

/** The name of a conversation: with whom the coordinator talks; of one's own, that it is with the coordinator. */
export function useConversationName(view: CaseView): (conversation: ConversationView) => string {
  const { t, partyName } = useReader();
  const own = useOwnParties();
  return ({ with: kind, party }) => {
    if (kind === 'patient_side') return own.has(view.owner.id) ? t('case.message_to_patient_side') : partyName(view.owner);
    return party ? partyName(own.has(party.id) ? view.owner : party) : '';
  };
}

/** Those who may be mentioned: the people of the organisation for which one writes here. */
function Mentions({ of, part, value, onChange }: { of: string; part?: string; value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useReader();
  const query = useQuery({ queryKey: ['colleagues', of, part], queryFn: ({ signal }) => get<ColleagueList>('/api/colleagues', { case: of, part }, signal), staleTime: 300_000 });
  if (!query.data || query.data.items.length === 0) return null;
  return <MultiSelect size="xs" searchable clearable limit={30} maxValues={10} placeholder={value.length === 0 ? t('case.mention.label') : undefined} aria-label={t('case.mention.label')} nothingFoundMessage={t('common.no_results')}
    data={query.data.items.map(({ id, name }) => ({ value: id, label: name }))} value={value} onChange={onChange} />;
}

interface Props { view: CaseView; conversation: ConversationView | undefined; onConversation: (key: string) => void }

export function Composer({ view, conversation, onConversation }: Props) {
  const { t, language } = useReader();
  const command = useCommand('case');
  const errorText = useErrorText();
  const nameOf = useConversationName(view);
  const own = useOwnParties();
  const open = writable(view);
  const voices: Voice[] = [...(open.length > 0 ? ['message' as const] : []), ...(view.commands.some((choice) => choice.command === 'add_note') ? ['note' as const] : [])];
  const [voice, setVoice] = useState<Voice>(voices[0] ?? 'message');
  const { data: timeline } = useInfiniteQuery(timelineQuery('case', view.id));
  const { value: { text, mentions, said = language as string, to: begun }, change, since, discard } = useDraft<Words>(`${view.id}/composer`, kNothing, ({ text: typed }) => typed.trim() === '');
  const find = (key: string | undefined) => open.find((one) => keyOf(one) === key);
  const to = find(conversation && keyOf(conversation)) ?? find(begun) ?? answered(open, timeline?.pages.flatMap((page) => page.items) ?? [], own);
  const write = (part: Partial<Words>) => change((now) => ({ ...now, ...part, to: to && keyOf(to) }));
  const attaching = useAttaching(view, (next) => change((now) => ({ ...now, text: next(now.text), to: to && keyOf(to) })));
  if (voices.length === 0) return null;

  const address: { referral?: string; party?: string } = voice === 'message' ? (to ? addressOf(to) : {}) : ownPart(view, 'add_note', own);
  const part = address.referral ?? address.party;
  const opens = to && opensOf(view, to, own);
  const body = { text: text.trim(), ...(mentions.length > 0 ? { mentions } : {}) };
  const ready = body.text !== '' && !attaching.waiting && (voice === 'note' || to !== undefined);
  const post = () => command.mutate(
    voice === 'message' && to
      ? { path: `/api/cases/${view.id}/post-message`, body: { ...body, language: said, ...addressOf(to) } }
      : { path: `/api/cases/${view.id}/add-note`, body: { ...body, ...ownPart(view, 'add_note', own) } },
    { onSuccess: () => { attaching.clear(); discard(); } },
  );
  return (
    <div className={css.composer} data-voice={voice}>
      {voice === 'message' && <TemplateBar kind="reply" use={({ record }) => { write({ text: text.trim() ? `${text.trim()}\n\n${record.text ?? ''}` : record.text ?? '', said: record.language }); }} content={() => (text.trim() ? { text: text.trim() } : undefined)} />}
      <KeptLine since={since} discard={discard} />
      <Textarea autosize minRows={2} maxRows={10} attributes={{ input: { dir: text ? 'auto' : undefined } }} lang={said} maxLength={4000} variant="unstyled" aria-label={t(voice === 'note' ? 'case.note_placeholder' : 'case.message_placeholder')}
        placeholder={t(voice === 'note' ? 'case.note_placeholder' : 'case.message_placeholder')} value={text} onChange={(event) => write({ text: event.currentTarget.value })}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) post(); }} />
      {voice === 'message' && <Attach attaching={attaching} view={opens === 'anonymous' ? view : undefined} unread={to && opens === 'nothing' ? nameOf(to) : undefined} />}
      {voice === 'message' && to && !isRead(to, view, own) && <Text size="sm" c="warm" role="status" mb="xs">{t('case.message_unread')}</Text>}
      {command.isError && <Alert color="harm" variant="light" role="alert" mb="xs">{t('common.not_saved')}. {errorText(command.error)}</Alert>}
      <Mentions of={view.id} part={part} value={mentions} onChange={(next) => write({ mentions: next })} />
      <Group gap="xs" justify="space-between" mt="xs">
        <Group gap="xs">
          {voices.length > 1 && <SegmentedControl size="xs" value={voice} onChange={(next) => setVoice(next as Voice)} data={voices.map((value) => ({ value, label: t(value === 'note' ? 'common.note' : 'case.message') }))} />}
          {voice === 'message' && open.length > 1 && <Select size="xs" aria-label={t('common.who')} data={open.map((one) => ({ value: keyOf(one), label: nameOf(one) }))} value={to ? keyOf(to) : null} onChange={(next) => { if (next) onConversation(next); }} allowDeselect={false} />}
        </Group>
        <Button size="compact-md" disabled={!ready} loading={command.isPending} onClick={post}>{t(voice === 'note' ? 'common.save' : 'common.send')}</Button>
      </Group>
    </div>
  );
}
