// A calm form for one command: fields, what went wrong in words, one button. Nothing typed is ever lost by an error.
import { Alert, Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react';
import type { ReceiptView } from '~api';
import { useCommand } from '~/lib/command.ts';
import { ApiError, fieldErrors, type FieldError } from '~/lib/api/problem.ts';
import { FormContext, kTag, useForm, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { overtake } from '~/lib/soon.ts';
import { useFieldErrorText } from './fields.tsx';
import { KeptLine } from './KeptLine.tsx';
import { useErrorText } from './states.tsx';
import css from './fields.module.css';

export interface CommandFormProps {
  kind: string;                                  ///< whose queries change: "case", "agreement", "mission"
  path: string;
  draft?: string;                                ///< where what is typed is kept; the path when absent
  method?: 'POST' | 'PUT';
  initial?: Values;
  shape?: (body: unknown) => unknown;            ///< last touch to the body, where the form is simpler than the command
  lacks?: (body: unknown) => FieldError[];       ///< what is missing from the shaped body, said before it is sent
  submit: string;
  done?: string;                                 ///< toast; "Saved" when absent
  danger?: boolean;
  overtakes?: string;                                      ///< what is held under this name is not sent: this is the answer in its place
  soon?: (body: unknown, sent: () => void) => void;        ///< given to be sent a little later, and can be taken back until then; what was typed stays until it is `sent`
  onDone: (reply: Pick<ReceiptView, 'id'>) => void;
  onCancel?: () => void;
  remedy?: (problem: ApiError, body: unknown) => ReactNode; ///< what can be done about a refusal, beside its words
  onConflict?: (body: unknown) => void;                    ///< somebody changed the record that is edited (kTag of the values is out of date)
  children: ReactNode;
}

/** To the field that an error is about: itself, or the first part of it that takes the focus. */
function goTo(form: HTMLElement | null, at: string): void {
  const field = form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(at)}"]`);
  const kTakesFocus = 'input:not([type="hidden"]), textarea, select, button';
  const part = field?.matches(kTakesFocus) ? field : field?.querySelector<HTMLElement>(kTakesFocus);
  field?.scrollIntoView({ block: 'center' });
  part?.focus({ preventScroll: true });
}

/** Refused here, before it is sent. */
const lacking = (errors: FieldError[]) => errors[0] && new ApiError({ status: 422, code: errors[0].code, errors });

export function CommandForm({ kind, path, draft = path, method, initial = {}, shape, lacks, submit, done, danger, overtakes, soon, onDone, onCancel, remedy, onConflict, children }: CommandFormProps) {
  const { t, number } = useReader();
  const command = useCommand(kind);
  const [missing, setMissing] = useState<ApiError>();
  const [refused, setRefused] = useState(0);        // how often something was missing: each time the first of it is gone to
  const [sent, setSent] = useState<unknown>();
  const problem = missing ?? command.error;
  const form = useForm(draft, initial, problem, missing !== undefined);
  const [begun, setBegun] = useState(0);            // fields keep text of their own: what is begun again is drawn anew
  const root = useRef<HTMLFormElement>(null);
  const errorText = useErrorText();
  const fieldText = useFieldErrorText();

  const told = form.told();
  const bodyNow = () => (shape ? shape(form.body()) : form.body());

  useEffect(() => {                                 // what has been filled in meanwhile is missing no more
    if (!missing) return;
    const still = lacks?.(bodyNow()) ?? [];
    const left = fieldErrors(missing).filter(({ field }) => still.some((one) => one.field === field));
    if (left.length < fieldErrors(missing).length) setMissing(lacking(left));
  });

  useEffect(() => {
    if (!problem) return;
    const wrong = root.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
    wrong?.scrollIntoView({ block: 'center' });
    if (wrong?.matches('input, textarea, select')) wrong.focus();
  }, [refused, command.error]);

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    const body = bodyNow();
    const errors = lacks?.(body) ?? [];
    setMissing(lacking(errors));
    if (errors.length > 0) return setRefused(refused + 1);
    if (soon) return soon(body, form.finish);
    if (overtakes) overtake(overtakes);
    setSent(body);
    const finish = (reply: ReceiptView) => {
      form.finish();
      notifications.show({ message: done ?? t('common.saved'), color: 'teal' });
      onDone(reply);
    };
    command.mutate({ path, method, body, ifMatch: form.get(kTag) as string | undefined, done: finish }, {
      onError: (error) => { if (error instanceof ApiError && error.code === 'version_conflict') onConflict?.(body); },
    });
  };

  return (
    <FormContext.Provider value={form}>
      <form ref={root} onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <KeptLine since={form.since} discard={() => { form.discard(); setBegun(begun + 1); }} />
          <Fragment key={begun}>{children}</Fragment>
          {problem && (told.length > 0 || fieldErrors(problem).length === 0) && (
            <Alert color="harm" variant="light" role="alert">
              {told.length === 0 && errorText(problem)}
              {told.map(({ error, at, label, group, row, said }) => (
                <div key={error.field}>
                  {at && label && <><button type="button" className={css.toField} onClick={() => goTo(root.current, at)}>{group && `${group} · `}{label}{row !== undefined && ` (${number(row)})`}</button>: </>}{said ?? fieldText([error])}
                </div>
              ))}
              {problem instanceof ApiError && remedy?.(problem, sent)}
            </Alert>
          )}
          <div className={css.actions}>
            {onCancel && <Button variant="default" onClick={() => { form.finish(); onCancel(); }}>{t('common.cancel')}</Button>}
            <Button type="submit" loading={command.isPending} color={danger ? 'harm' : undefined}>{submit}</Button>
          </div>
        </Stack>
      </form>
    </FormContext.Provider>
  );
}
