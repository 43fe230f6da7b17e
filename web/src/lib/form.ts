// A form is a flat map from JSON pointer to value; the body is assembled from it, so the server's field errors find their field by name.
// What was typed is kept by drafts.ts until it is sent or given up.
import { createContext, useContext, useEffect, useRef } from 'react';
import { fieldErrors, type FieldError } from './api/problem.ts';
import { useDraft, type Kept } from './drafts.ts';

export type Values = Record<string, unknown>;

export interface Form {
  get: (pointer: string) => unknown;
  set: (pointer: string, value: unknown) => void;
  /** What the form fills in by itself: nothing that somebody typed, so that it alone is not kept. */
  settle: (pointer: string, value: unknown) => void;
  /** From what stands there now, which may be newer than what was drawn. */
  change: (pointer: string, next: (value: unknown) => unknown) => void;
  /** Takes a row out of a list; the rows after it move up, so that places in the body and in the form agree. */
  removeRow: (list: string, row: number) => void;
  /** A whole that is absent is said at its required parts: they are what somebody can fill in. */
  errorsAt: (pointer: string, required?: boolean) => FieldError[];
  /** A field is on the screen, by this name, until it is taken away. */
  claim: (pointer: string, field: Claim) => () => void;
  /** What is wrong, each with the field that says it: none is lost that no shown field has claimed. */
  told: () => Told[];
  body: () => unknown;
  values: Values;
}

/** `said`: what is wrong with the value that stands there, in the field's own words. */
export interface Claim { required: boolean; label: string; group?: string; said?: string }

/** `at`, `label`: the field on the screen; absent where none is about it. `row` counts from one, where the field stands in one of several; `group` is
    what these are called, where lists of a form have fields of the same name. */
export interface Told { error: FieldError; at?: string; label?: string; group?: string; row?: number; said?: string }

/** Beside the pointers a form may hold the version that was edited: its ETag, and the record as it was then. */
export const kTag = 'tag';
export const kBase = 'base';

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** The places in use of a list such as "/licences", in order. */
export function rowsIn(values: Values, list: string): number[] {
  const places = Object.keys(values).filter((pointer) => pointer.startsWith(`${list}/`)).map((pointer) => Number(pointer.slice(list.length + 1).split('/')[0]));
  return [...new Set(places)].sort((a, b) => a - b);
}

export function withoutRow(values: Values, list: string, row: number): Values {
  const kept = Object.entries(values).flatMap(([pointer, value]): [string, unknown][] => {
    if (!pointer.startsWith(`${list}/`)) return [[pointer, value]];
    const [place, ...rest] = pointer.slice(list.length + 1).split('/');
    const at = Number(place);
    return at === row ? [] : [[[list, at > row ? at - 1 : at, ...rest].join('/'), value]];
  });
  return Object.fromEntries(kept);
}

/** The members in which two versions of a record differ. */
export function changedMembers(before: object, after: object): string[] {
  const [a, b] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}

/** {"/a/b": 1, "/c/0/d": 2} -> {a: {b: 1}, c: [{d: 2}]}; empty values are left out and lists close their gaps. */
export function assemble(values: Values): unknown {
  const root: Record<string, unknown> = {};
  for (const [pointer, value] of Object.entries(values)) {
    if (isEmpty(value)) continue;
    if (!pointer.startsWith('/')) continue;
    const steps = pointer.split('/').slice(1);
    let at: Record<string, unknown> = root;
    steps.forEach((step, place) => {
      if (place === steps.length - 1) at[step] = typeof value === 'string' ? value.trim() : value;
      else at = (at[step] ??= {}) as Record<string, unknown>;
    });
  }
  return closeLists(root);
}

function closeLists(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => closeLists(item));
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, closeLists(item)]));
}

/** The pointers of a nested object, for forms that edit what is there. Money and lists of words stay whole. */
export function pointersOf(value: object, prefix = ''): Values {
  const out: Values = {};
  for (const [key, item] of Object.entries(value)) {
    const whole = item === null || typeof item !== 'object' || 'currency' in item || (Array.isArray(item) && typeof item[0] === 'string');
    if (whole) out[`${prefix}/${key}`] = item;
    else Object.assign(out, pointersOf(item as object, `${prefix}/${key}`));
  }
  return out;
}

const within = (field: string, pointer: string) => field === pointer || field.startsWith(`${pointer}/`);

/** Whether what is wrong at `field` is for the one at `pointer` to say. */
export function concerns({ field, code }: FieldError, pointer: string, required = false): boolean {
  return within(field, pointer) || (required && code === 'required' && within(pointer, field));
}

/** The place of a field in the list that it stands in, counted from one as people do. */
const rowOf = (pointer: string) => { const [, place] = /\/(\d+)\//.exec(pointer) ?? []; return place === undefined ? undefined : Number(place) + 1; };

/** Which field on the screen says it: of a list and a field in it the field, since that is what somebody can fill in. */
export function toldBy(claims: ReadonlyMap<string, Claim>, error: FieldError): Told {
  const fitting = [...claims].filter(([pointer, { required }]) => concerns(error, pointer, required));
  const [at, field] = fitting.sort(([a], [b]) => b.length - a.length)[0] ?? [];
  return { error, at, label: field?.label, group: field?.group, said: field?.said, row: at === undefined ? undefined : rowOf(at) };
}

/** Whether somebody has changed what an error was about since it was said: until it is sent again nobody knows whether it is right now. */
export function changedSince(error: FieldError, then: Values, now: Values): boolean {
  return Object.keys({ ...then, ...now }).some((pointer) => pointer.startsWith('/') && concerns(error, pointer, true) && JSON.stringify(then[pointer]) !== JSON.stringify(now[pointer]));
}

/** Never kept: what a form asks for in secret. */
const withoutSecrets = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([pointer]) => !/password/.test(pointer)));

const same = (a: Values, b: Values) => JSON.stringify(assemble(a)) === JSON.stringify(assemble(b));

/** `live`: whoever says the error takes it back by themselves once it is corrected; else it is silent about what was changed since. */
export function useForm(draft: string, initial: Values, error: unknown, live = false): Form & Pick<Kept<Values>, 'since' | 'discard' | 'finish'> {
  const settled = useRef<Values>({});
  const { value: values, change, since, discard, finish } = useDraft(draft, initial, (value: Values) => same(value, { ...initial, ...settled.current }), withoutSecrets);
  const claims = useRef(new Map<string, Claim>());
  const said = useRef({ error, values });
  if (said.current.error !== error) said.current = { error, values };
  const errors = fieldErrors(error).filter((one) => live || !changedSince(one, said.current.values, values));
  return {
    values, since, discard, finish,
    get: (pointer) => values[pointer],
    set: (pointer, value) => change((now) => ({ ...now, [pointer]: value })),
    settle: (pointer, value) => { settled.current[pointer] = value; change((now) => ({ ...now, [pointer]: value })); },
    change: (pointer, next) => change((now) => ({ ...now, [pointer]: next(now[pointer]) })),
    removeRow: (list, row) => change((now) => withoutRow(now, list, row)),
    errorsAt: (pointer, required = false) => errors.filter((one) => concerns(one, pointer, required)),
    claim: (pointer, field) => {
      claims.current.set(pointer, field);
      return () => { if (claims.current.get(pointer) === field) claims.current.delete(pointer); };
    },
    told: () => errors.map((error) => toldBy(claims.current, error)),
    body: () => assemble(values),
  };
}

export const FormContext = createContext<Form | undefined>(undefined);
/** What the list is called in which a field stands. */
export const GroupContext = createContext<string | undefined>(undefined);

export function useFormField(pointer: string, required = false, label = '', says?: (value: unknown) => string | undefined): { value: unknown; set: (value: unknown) => void; errors: FieldError[]; said?: string } {
  const form = useContext(FormContext);
  if (!form) throw new Error('a field outside a form');
  const { claim } = form;
  const value = form.get(pointer);
  const said = says?.(value);
  const group = useContext(GroupContext);
  useEffect(() => claim(pointer, { required, label, group, said }), [pointer, required, label, group, said]);
  return { value, said, set: (value) => form.set(pointer, value), errors: form.errorsAt(pointer, required) };
}
