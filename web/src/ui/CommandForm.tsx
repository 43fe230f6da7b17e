// A calm form for one command: fields, what went wrong in words, one button. Nothing typed is ever lost by an error.
import { Alert, Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, type ReactNode } from 'react';
import type { CommandReply } from '~/lib/api/types.ts';
import { useCommand } from '~/lib/command.ts';
import { FormContext, useForm, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useFieldErrorText } from './fields.tsx';
import { useErrorText } from './states.tsx';
import css from './fields.module.css';

export interface CommandFormProps {
  kind: string;                                  ///< whose queries change: "case", "agreement", "mission"
  path: string;
  method?: 'POST' | 'PUT';
  ifMatch?: string;                              ///< the tag of what is edited, so that two editors do not overwrite each other
  initial?: Values;
  shape?: (body: unknown) => unknown;            ///< last touch to the body, where the form is simpler than the command
  submit: string;
  done?: string;                                 ///< toast; "Saved" when absent
  danger?: boolean;
  onDone: (reply: CommandReply) => void;
  onCancel?: () => void;
  children: ReactNode;
}

export function CommandForm({ kind, path, method, ifMatch, initial = {}, shape, submit, done, danger, onDone, onCancel, children }: CommandFormProps) {
  const { t } = useReader();
  const command = useCommand(kind);
  const form = useForm(path, initial, command.error);
  const root = useRef<HTMLFormElement>(null);
  const errorText = useErrorText();
  const fieldText = useFieldErrorText();

  useEffect(() => {
    if (!command.error) return;
    const wrong = root.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
    wrong?.scrollIntoView({ block: 'center' });
    if (wrong?.matches('input, textarea, select')) wrong.focus();
  }, [command.error]);

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    const body = shape ? shape(form.body()) : form.body();
    command.mutate({ path, method, body, ifMatch }, {
      onSuccess: (reply) => {
        form.finish();
        notifications.show({ message: done ?? t('common.saved'), color: 'teal' });
        onDone(reply);
      },
    });
  };

  return (
    <FormContext.Provider value={form}>
      <form ref={root} onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {children}
          {command.error && <Alert color="harm" variant="light" role="alert">{errorText(command.error)}{form.unclaimed().map((error) => <div key={error.field}>{error.field}: {fieldText([error])}</div>)}</Alert>}
          <div className={css.actions}>
            {onCancel && <Button variant="default" onClick={() => { form.finish(); onCancel(); }}>{t('common.cancel')}</Button>}
            <Button type="submit" loading={command.isPending} color={danger ? 'harm' : undefined}>{submit}</Button>
          </div>
        </Stack>
      </form>
    </FormContext.Provider>
  );
}
