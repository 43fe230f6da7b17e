import { Alert, Button, Chip, Group } from '@mantine/core';
import { useState } from 'react';
import type { CaseView, TimelineItem } from '~api';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRecordName } from '~/features/records/RecordsPanel.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { Panel } from '~/ui/Panel.tsx';
import { When } from '~/ui/time.tsx';
import { TimelineList } from '~/ui/TimelineList.tsx';
import { Composer, useConversationName } from './Composer.tsx';
import { conversationOf, keyOf, ownPart, within } from './conversations.ts';
import { birthChange, markedAs, subjectOf } from './subject.ts';
import css from './case.module.css';

const kReasons = { referral_declined: 'case.decline_reason', case_withdrawn: 'case.withdraw_reason' };
const kSilent = ['mention_settled'];

/** A clinic that only asks to be called is told of once: whoever may know of the call does not read beside it that more is wanted. */
const told = (item: TimelineItem, all: readonly TimelineItem[]) =>
  item.event === 'information_asked' && !(item.data as { question?: string } | undefined)?.question && all.some(({ event, referral, at }) => event === 'call_asked' && referral === item.referral && at === item.at);

/** A colleague asked for the reader's eye: until it is said to be seen, or something is written. */
function Mentioned({ view }: { view: CaseView }) {
  const { t } = useReader();
  const command = useCommand('case');
  const own = useOwnParties();
  if (!view.mentioned_at || !view.commands.some((choice) => choice.command === 'settle_mention')) return null;
  return (
    <Alert color="warm" variant="light" mb="sm" title={t('case.mention.you')}>
      <Group gap="sm"><When at={view.mentioned_at} /><Button size="compact-sm" variant="default" loading={command.isPending} onClick={() => command.mutate({ path: `/api/cases/${view.id}/settle-mention`, body: ownPart(view, 'settle_mention', own) })}>{t('case.mention.seen')}</Button></Group>
    </Alert>
  );
}

/** One writes at the top; what happened stands below, newest first: all of it, or one conversation. */
export function Timeline({ view }: { view: CaseView }) {
  const reader = useReader();
  const { t, partyName } = reader;
  const [chosen, setChosen] = useState('');
  const nameOf = useConversationName(view);
  const titleOf = useRecordName();
  const conversation = view.conversations.find((one) => keyOf(one) === chosen);
  const about = (item: TimelineItem) => {
    const key = conversationOf(item);
    const named = key && view.conversations.find((one) => keyOf(one) === key);
    if (named) return nameOf(named);
    const { party, record, message } = subjectOf(view, item);
    if (record) return titleOf(record);
    return party ? partyName(party) : message && t(message);
  };
  return (
    <Panel title={t('case.tab.timeline')}>
      <Mentioned view={view} />
      {view.conversations.length > 1 && (
        <Chip.Group value={chosen} onChange={(next) => setChosen(next as string)}>
          <Group gap={6} mb="sm" role="group" aria-label={t('case.tab.messages')}>
            <Chip size="xs" value="">{t('common.all')}</Chip>
            {view.conversations.map((one) => <Chip key={keyOf(one)} size="xs" value={keyOf(one)} classNames={{ root: css.talk, label: css.talkName }}><bdi>{nameOf(one)}</bdi></Chip>)}
          </Group>
        </Chip.Group>
      )}
      <Composer view={view} conversation={conversation} onConversation={setChosen} />
      <TimelineList kind="case" id={view.id} reasons={kReasons} about={about} says={(item) => birthChange(item, reader) ?? markedAs(item, t)} shows={(item, all) => !kSilent.includes(item.event) && !told(item, all) && (!conversation || within(item, conversation))} />
    </Panel>
  );
}
