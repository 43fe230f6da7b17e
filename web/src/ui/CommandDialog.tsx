// One command of a dossier as a dialog. Which commands there are, and what their forms ask, is a table of the feature.
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from './CommandForm.tsx';

/** `Place` is what the forms of a kind look at: its view, and the part that the command is about. */
export interface CommandScreen<Place> {
  fields: (place: Place) => ReactNode;
  initial?: (place: Place) => Values;
  shape?: (body: unknown) => unknown;
  danger?: boolean;
  wide?: boolean;
  title?: (place: Place, t: (id: string, values?: Record<string, string>) => string) => string;
}

export interface CommandDialogProps<Place> {
  kind: string;                               ///< "case", "agreement", "mission": messages "<kind>.command.<command>", path /api/<kind>s
  id: string;
  command: string | undefined;                ///< undefined, or one that `screen` is absent for: closed
  screen: CommandScreen<Place> | undefined;
  place: Place;
  part?: string;                              ///< of the dossier, where the command is about one: what was typed is kept for each apart
  about?: string;                             ///< whom or what it concerns, beside the name of the command
  onClose: () => void;
}

export function CommandDialog<Place>({ kind, id, command, screen, place, part, about, onClose }: CommandDialogProps<Place>) {
  const { t } = useReader();
  const phone = useMediaQuery('(max-width: 40em)');
  const opened = command !== undefined && screen !== undefined;
  const name = t(`${kind}.command.${command}`);
  const title = screen?.title?.(place, t) ?? (about ? <>{name}: <bdi>{about}</bdi></> : name);
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={screen?.wide ? 'xl' : 'lg'} fullScreen={phone} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {opened && (
        <CommandForm key={`${id}/${command}/${part}`} kind={kind} path={`/api/${kind}s/${id}/${command.replaceAll('_', '-')}`} draft={`${id}/${command}/${part ?? ''}`} initial={screen.initial?.(place)} shape={screen.shape}
          submit={name} danger={screen.danger} onDone={onClose} onCancel={onClose}>
          {screen.fields(place)}
        </CommandForm>
      )}
    </Modal>
  );
}
