import { Alert, Button, Group, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CaseView } from '~api';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from '~/ui/states.tsx';
import css from './case.module.css';

type Voice = 'message' | 'note';

/** A message goes to the patient's side or to one clinic; a note stays in the owner's organisation. What is typed survives an error. */
export function Composer({ view }: { view: CaseView }) {
  const { t, language } = useReader();
  const command = useCommand('case');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const may = (name: string) => view.commands.some((choice) => choice.command === name);
  const targets = view.commands.filter(({ command: name }) => name === 'post_message');
  const everybody = targets.some(({ referral }) => !referral);
  const clinics = view.referrals.filter(({ id, state }) => (everybody || targets.some(({ referral }) => referral === id)) && !['declined', 'withdrawn'].includes(state));
  const voices: Voice[] = [...(may('post_message') ? ['message' as const] : []), ...(may('add_note') ? ['note' as const] : [])];
  const [voice, setVoice] = useState<Voice>(voices[0] ?? 'message');
  if (voices.length === 0) return null;

  const referral = to || (everybody ? undefined : clinics[0]?.id);
  const post = () => command.mutate(
    voice === 'message'
      ? { path: `/api/cases/${view.id}/post-message`, body: { text: text.trim(), language, ...(referral ? { referral } : {}) } }
      : { path: `/api/cases/${view.id}/add-note`, body: { text: text.trim() } },
    { onSuccess: () => setText('') },
  );
  const choices = [...(everybody ? [{ value: '', label: t('case.message_to_patient_side') }] : []), ...clinics.map(({ id, clinic }) => ({ value: id, label: clinic.name }))];
  return (
    <div className={css.composer} data-voice={voice}>
      <Textarea autosize minRows={2} maxRows={10} dir={text ? 'auto' : undefined} maxLength={4000} variant="unstyled" aria-label={t(voice === 'note' ? 'case.note_placeholder' : 'case.message_placeholder')}
        placeholder={t(voice === 'note' ? 'case.note_placeholder' : 'case.message_placeholder')} value={text} onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim()) post(); }} />
      {command.isError && <Alert color="harm" variant="light" role="alert" mb="xs">{t('common.not_saved')}. {errorText(command.error)}</Alert>}
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          {voices.length > 1 && <SegmentedControl size="xs" value={voice} onChange={(next) => setVoice(next as Voice)} data={voices.map((value) => ({ value, label: t(value === 'note' ? 'common.note' : 'case.message') }))} />}
          {voice === 'message' && choices.length > 1 && <Select size="xs" aria-label={t('common.who')} data={choices} value={to} onChange={(next) => setTo(next ?? '')} allowDeselect={false} />}
        </Group>
        <Button size="compact-md" disabled={!text.trim()} loading={command.isPending} onClick={post}>{t(voice === 'note' ? 'common.save' : 'common.send')}</Button>
      </Group>
    </div>
  );
}
