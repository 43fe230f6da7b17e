// One command of a dossier as a dialog. Which commands there are, and what their forms ask, is a table of the feature.
import { Alert, Button, Modal, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useState, type ReactNode } from 'react';
import { dropDraft } from '~/lib/drafts.ts';
import { FormContext, kTag, type Values } from '~/lib/form.ts';
import type { ApiError, FieldError } from '~/lib/api/problem.ts';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { keep } from '~/lib/soon.ts';
import { CommandForm } from './CommandForm.tsx';
import { useSoon } from './soon.tsx';

/** `Place` is what the forms of a kind look at: its view, and the part that the command is about. */
export interface CommandScreen<Place> {
  fields: (place: Place) => ReactNode;
  initial?: (place: Place, reader: Reader) => Values;
  shape?: (body: unknown, place: Place) => unknown;
  lacks?: (body: unknown, place: Place, reader: Reader) => FieldError[];
  danger?: boolean;
  soon?: boolean;                             ///< can be taken back for a few seconds
  answers?: boolean;                          ///< stands in the place of an answer that can still be taken back
  word?: string;                              ///< message id of its verb, where that is not the command's own
  wide?: boolean;
  title?: (place: Place, reader: Reader) => string;
  gives?: string;                             ///< the command that it gives, where several forms give the same one
}

export interface CommandDialogProps<Place> {
  kind: string;                               ///< "case", "agreement", "mission": messages "<kind>.command.<command>", path /api/<kind>s
  id: string;
  command: string | undefined;                ///< undefined, or one that `screen` is absent for: closed
  screen: CommandScreen<Place> | undefined;
  place: Place;
  part?: string;                              ///< of the dossier, where the command is about one: what was typed is kept for each apart
  about?: string;                             ///< whom or what it concerns, beside the name of the command
  named?: string;                             ///< as it was called where it was pressed
  remedy?: (problem: ApiError, body: unknown) => ReactNode;
  tag?: string;                               ///< of what the command edits, in the view as it is shown now
  onClose: () => void;
}

/** Somebody was first: who saves again does so knowingly, over the version that has been loaded meanwhile. */
function Changed({ tag, take }: { tag: string | undefined; take: () => void }) {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  useEffect(() => form.set(kTag, tag), [tag]);
  return (
    <Alert color="warm" variant="light" title={t('common.conflict.title')}>
      <Text size="sm" mb="xs">{t('common.conflict.explain')}</Text>
      <Button variant="default" size="compact-md" onClick={take}>{t('common.conflict.take')}</Button>
    </Alert>
  );
}

export function CommandDialog<Place>({ kind, id, command, screen, place, part, about, named, remedy, tag, onClose }: CommandDialogProps<Place>) {
  const reader = useReader();
  const { t } = reader;
  const client = useQueryClient();
  const soon = useSoon(kind);
  const [changed, setChanged] = useState(false);
  const [taken, setTaken] = useState(0);
  const phone = useMediaQuery('(max-width: 40em)');
  const opened = command !== undefined && screen !== undefined;
  const answers = opened && (screen.answers || screen.soon) ? part ?? id : undefined;
  useEffect(() => (answers === undefined ? undefined : keep(answers)), [answers]);
  const name = t(screen?.word ?? `${kind}.command.${command}`);
  const path = `/api/${kind}s/${id}/${(screen?.gives ?? command ?? '').replaceAll('_', '-')}`;
  const draft = `${id}/${command}/${part ?? ''}`;
  const title = screen?.title?.(place, reader) ?? named ?? (about ? <>{name}: <bdi>{about}</bdi></> : name);
  const close = () => {
    setChanged(false);
    onClose();
  };
  const take = () => {
    dropDraft(draft);
    setChanged(false);
    setTaken(taken + 1);
  };
  return (
    <Modal opened={opened} onClose={close} title={title} size={screen?.wide ? 'xl' : 'lg'} fullScreen={phone} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {opened && (
        <CommandForm key={`${id}/${command}/${part}/${taken}`} kind={kind} path={path} draft={draft} initial={{ ...screen.initial?.(place, reader), ...(tag && { [kTag]: tag }) }} shape={screen.shape && ((body) => screen.shape?.(body, place))} lacks={screen.lacks && ((body) => screen.lacks?.(body, place, reader) ?? [])}
          overtakes={screen.answers ? part : undefined} soon={screen.soon ? (body, sent) => { soon({ name: part ?? id, what: name, posts: [{ path, body, what: name }], done: sent }); close(); } : undefined}
          submit={name} danger={screen.danger} remedy={remedy} onDone={close} onCancel={close} onConflict={() => void client.invalidateQueries({ queryKey: [kind, id] }).then(() => setChanged(true))}>
          {changed && <Changed tag={tag} take={take} />}
          {screen.fields(place)}
        </CommandForm>
      )}
    </Modal>
  );
}
