// What may be done to all chosen cases at once: a bar while some are chosen, a dialog for the action, a drawer with a result for each.
import { Button, Drawer, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { kUrgency, type Urgency } from '~api';
import { usePageActions } from '~/lib/actions.ts';
import { FormContext, useForm } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CheckField, ColleagueField, PartyField } from '~/ui/fields.tsx';
import { TextLink } from '~/ui/links.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { askAct, assignAct, keywordAct, NothingOwed, noteAct, remindAct, runBulk, undoBulk, urgencyAct, type BulkAct, type BulkResult, type ResultState } from './bulk.ts';
import type { Selection } from './selection.ts';
import css from './board.module.css';

const kActions = ['remind', 'note', 'assign', 'keyword', 'urgency', 'ask'] as const;
type Action = (typeof kActions)[number];
const kIcons: Record<ResultState, typeof IconCheck> = { waiting: IconClock, done: IconCheck, refused: IconX, undone: IconArrowBackUp, undo_refused: IconX };

function Results({ results, onUndo, onClose, undoing }: { results: BulkResult[]; onUndo: () => void; onClose: () => void; undoing: boolean }) {
  const { t } = useReader();
  const errorText = useErrorText();
  const done = results.filter(({ state }) => state !== 'waiting').length;
  const refused = results.filter(({ state }) => state === 'refused' || state === 'undo_refused').length;
  const undoable = results.filter(({ undo, state }) => undo && state === 'done').length;
  const why = (error: unknown) => (error instanceof NothingOwed ? t('common.nothing_owed') : errorText(error));
  return (
    <Drawer opened={results.length > 0} onClose={onClose} position="right" title={t('bulk.results')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text role="status" size="sm" mb="sm">{t('bulk.progress', { done, of: results.length })}{refused > 0 && ` · ${t('bulk.refused', { n: refused })}`}</Text>
      {undoable > 0 && done === results.length && <Button variant="default" mb="sm" loading={undoing} leftSection={<IconArrowBackUp size={16} className="mirror" aria-hidden />} onClick={onUndo}>{t('bulk.undo', { n: undoable })}</Button>}
      <ol className={css.results}>
        {results.map(({ card, state, error }) => {
          const Icon = kIcons[state];
          return (
            <li key={card.id} data-state={state}>
              <Icon size={16} aria-hidden />
              <span><TextLink to="/cases/$id" params={{ id: card.id }} size="sm"><span className="number">{card.number}</span></TextLink> <bdi>{card.name ?? card.initials}</bdi></span>
              <Text size="xs" c="dimmed">{t(`bulk.state.${state}`)}{error !== undefined && `: ${why(error)}`}</Text>
            </li>
          );
        })}
      </ol>
    </Drawer>
  );
}

/** The action's few questions; nothing is sent before they are answered. */
function Questions({ action, count, onStart, onClose }: { action: Action; count: number; onStart: (act: BulkAct) => void; onClose: () => void }) {
  const { t, language } = useReader();
  const [text, setText] = useState('');
  const [urgency, setUrgency] = useState<string | null>('urgent');
  const form = useForm(`bulk/${action}`, {}, undefined);
  const clinic = form.get('/clinic') as string | undefined;
  const nobody = form.get('/nobody') === true;
  const colleague = nobody ? undefined : (form.get('/user') as string | undefined);
  const ready = action === 'assign' ? nobody || colleague !== undefined : (action === 'urgency' ? urgency !== null : text.trim() !== '' && (action !== 'ask' || clinic !== undefined));
  const act = (): BulkAct => {
    if (action === 'urgency') return urgencyAct(urgency as Urgency);
    if (action === 'ask') return askAct(clinic!, text.trim());
    if (action === 'assign') return assignAct(colleague);
    if (action === 'keyword') return keywordAct(text.trim());
    return action === 'note' ? noteAct(text.trim()) : remindAct(text.trim(), language);
  };
  const submit = (event: React.FormEvent) => { event.preventDefault(); if (ready) { form.finish(); onStart(act()); } };
  return (
    <FormContext.Provider value={form}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">{t(`bulk.explain.${action}`)}</Text>
          {action === 'ask' && <PartyField at="/clinic" label={t('case.field.clinic')} required types={['clinic', 'resort']} />}
          {action === 'assign' && !nobody && <ColleagueField at="/user" label={t('case.field.assignee')} required />}
          {action === 'assign' && <CheckField at="/nobody" label={t('bulk.nobody')} />}
          {action === 'keyword' && <TextInput label={t('case.field.keyword')} maxLength={40} dir={text ? 'auto' : undefined} value={text} data-autofocus onChange={(event) => setText(event.currentTarget.value)} />}
          {action === 'assign' || action === 'keyword' ? null : action === 'urgency'
            ? <Select label={t('case.field.urgency')} data={kUrgency.map((value) => ({ value, label: t(`case.urgency.${value}`) }))} value={urgency} allowDeselect={false} onChange={setUrgency} data-autofocus />
            : <Textarea label={t(action === 'ask' ? 'case.field.question' : action === 'note' ? 'common.note' : 'case.message')} autosize minRows={3} maxLength={4000} attributes={{ input: { dir: text ? 'auto' : undefined } }} value={text} data-autofocus={action !== 'ask' || undefined}
                onChange={(event) => setText(event.currentTarget.value)} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" disabled={!ready}>{t('bulk.start', { n: count })}</Button>
          </Group>
        </Stack>
      </form>
    </FormContext.Provider>
  );
}

export function BulkBar({ selection }: { selection: Selection }) {
  const { t } = useReader();
  const client = useQueryClient();
  const [action, setAction] = useState<Action>();
  const [results, setResults] = useState<BulkResult[]>([]);
  const [undoing, setUndoing] = useState(false);
  const count = selection.cards.length;
  usePageActions(count > 0 ? kActions.map((id) => ({ id, label: `${t(`bulk.action.${id}`)} (${t('common.selected', { n: count })})`, run: () => setAction(id) })) : []);
  const fresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => ['case', 'cases', 'clocks', 'start'].includes(String(queryKey[0])) });
  const start = async (act: BulkAct) => {
    setAction(undefined);
    await runBulk(selection.cards, act, setResults);
    selection.set([]);
    void fresh();
  };
  const undo = async () => {
    setUndoing(true);
    setResults(await undoBulk(results, setResults));
    setUndoing(false);
    void fresh();
  };
  return (
    <>
      {count > 0 && (
        <section className={css.bulk} aria-label={t('bulk.title')}>
          <Text size="sm" fw={600} role="status">{t('common.selected', { n: count })}</Text>
          {kActions.map((id) => <Button key={id} variant="default" size="compact-md" onClick={() => setAction(id)}>{t(`bulk.action.${id}`)}</Button>)}
          <Button variant="subtle" size="compact-md" onClick={() => selection.set([])}>{t('bulk.none')}</Button>
        </section>
      )}
      <Modal opened={action !== undefined} onClose={() => setAction(undefined)} title={action && `${t(`bulk.action.${action}`)}: ${t('common.selected', { n: count })}`} closeButtonProps={{ 'aria-label': t('common.close') }}>
        {action && <Questions action={action} count={count} onStart={(act) => void start(act)} onClose={() => setAction(undefined)} />}
      </Modal>
      <Results results={results} undoing={undoing} onUndo={() => void undo()} onClose={() => setResults([])} />
    </>
  );
}
