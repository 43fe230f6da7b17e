// Fields by JSON pointer. Labels are plain questions or nouns; errors are the server's sentences, beside the field they belong to.
import { Checkbox, MultiSelect, PasswordInput, Radio, Select, Stack, Text, Textarea, TextInput, type ComboboxParsedItem } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import type { FieldError } from '~/lib/api/problem.ts';
import type { ColleagueList, PartyType, PartyViewListed } from '~api';
import { useFormField } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { isLanguage } from '~/lib/i18n/languages.ts';
import { useSession } from '~/lib/session.ts';

/** `says` names what is wrong with a value, where the field knows it better than the server's code does. */
export interface FieldProps { at: string; label: string; hint?: string; required?: boolean; says?: (value: unknown) => string | undefined }

export function useFieldErrorText(): (errors: FieldError[]) => string | undefined {
  const { t } = useReader();
  return (errors) => errors[0] && (errors[0].detail ?? t(`errors.${errors[0].code}`));
}

/** What every field shows: its label, "optional" where it is, its hint and its error. */
export function useFieldFrame({ at, label, hint, required, says }: FieldProps) {
  const { t } = useReader();
  const field = useFormField(at, required, label, says);
  const errorText = useFieldErrorText();
  return {
    ...field,
    frame: { label: required ? label : `${label} (${t('common.optional_field')})`, description: hint, error: field.errors[0] && (field.said ?? errorText(field.errors)), 'data-field': at },
  };
}

/** The direction follows what is written; an empty field begins where the reader's language does. */
const directionOf = (dir: 'auto' | 'ltr' | undefined, value: unknown) => (dir === 'auto' && !value ? undefined : dir);

export function TextField({ type, autoFocus, dir, ...props }: FieldProps & { type?: 'text' | 'tel' | 'email' | 'url'; autoFocus?: boolean; dir?: 'auto' | 'ltr' }) {
  const { value, set, frame } = useFieldFrame(props);
  return <TextInput {...frame} type={type} dir={directionOf(dir, value)} data-autofocus={autoFocus || undefined} maxLength={200} value={(value as string) ?? ''} onChange={(event) => set(event.currentTarget.value)} />;
}

export function NoteField({ autoFocus, rows = 3, ...props }: FieldProps & { autoFocus?: boolean; rows?: number }) {
  const { value, set, frame } = useFieldFrame(props);
  return <Textarea {...frame} autosize minRows={rows} maxRows={14} attributes={{ input: { dir: directionOf('auto', value) } }} maxLength={4000} data-autofocus={autoFocus || undefined} value={(value as string) ?? ''} onChange={(event) => set(event.currentTarget.value)} />;
}

export interface Choice { value: string; label: string }

export function SelectField({ choices, searchable, ...props }: FieldProps & { choices: Choice[]; searchable?: boolean }) {
  const { t } = useReader();
  const { value, set, frame } = useFieldFrame(props);
  return <Select {...frame} data={choices} searchable={searchable ?? choices.length > 10} clearable={!props.required} allowDeselect={false} limit={60} selectFirstOptionOnChange nothingFoundMessage={t('common.no_results')}
    value={(value as string) ?? null} onChange={(next) => set(next ?? undefined)} />;
}

/** Several of a list. */
export function MultiField({ choices, ...props }: FieldProps & { choices: Choice[] }) {
  const { t } = useReader();
  const { value, set, frame } = useFieldFrame(props);
  return <MultiSelect {...frame} data={choices} searchable limit={60} hidePickedOptions nothingFoundMessage={t('common.no_results')} value={(value as string[] | undefined) ?? []} onChange={(next) => set(next.length > 0 ? next : undefined)} />;
}

/** Few choices, all in sight. */
export function ChoiceField({ choices, ...props }: FieldProps & { choices: Choice[] }) {
  const { value, set, frame } = useFieldFrame(props);
  return (
    <Radio.Group {...frame} value={(value as string) ?? ''} onChange={set}>
      <Stack gap={6} mt={6}>{choices.map((choice) => <Radio key={choice.value} value={choice.value} label={choice.label} />)}</Stack>
    </Radio.Group>
  );
}

export function CheckField({ at, label, hint }: FieldProps) {
  const { value, set, errors } = useFormField(at, false, label);
  const errorText = useFieldErrorText();
  return <Checkbox label={label} description={hint} error={errorText(errors)} data-field={at} checked={Boolean(value)} onChange={(event) => set(event.currentTarget.checked)} />;
}

/** Typed unseen, never filled in by the browser with the reader's own. */
export function SecretField(props: FieldProps) {
  const { t } = useReader();
  const { value, set, frame } = useFieldFrame(props);
  return <PasswordInput {...frame} autoComplete="new-password" maxLength={128} aria-invalid={frame.error ? true : undefined} visibilityToggleButtonProps={{ 'aria-label': t('signin.show_password') }} value={(value as string) ?? ''} onChange={(event) => set(event.currentTarget.value)} />;
}

/** The words of an enumeration, by message ids "<prefix>.<value>". */
export function useChoices(values: readonly string[], prefix: string): Choice[] {
  const { t } = useReader();
  return values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
}

/** Countries, and the regions and cities that the system names. */
export function usePlaceChoices(countriesOnly = false): Choice[] {
  const { table, place, placeCodes, compare, list } = useReader();
  return useMemo(() => {
    const named = placeCodes.filter((code) => !code.startsWith('x-') && (!countriesOnly || code.length === 2));
    const codes = [...new Set([...named, ...Object.keys(table.countries)])];
    const label = (code: string) => (code.length > 2 ? list([place(code), place(code.slice(0, 2))]) : place(code));
    return codes.map((code) => ({ value: code, label: label(code) })).sort((a, b) => compare(a.label, b.label));
  }, [table, place, placeCodes, compare, list, countriesOnly]);
}

export function PlaceField({ countriesOnly, ...props }: FieldProps & { countriesOnly?: boolean }) {
  return <SelectField {...props} choices={usePlaceChoices(countriesOnly)} searchable />;
}

/** One's own first, then those that pages are in, which are likelier than the other some dozens. */
export function useLanguageChoices(): Choice[] {
  const { table, compare, language } = useReader();
  const rank = (code: string) => (code === language ? 0 : isLanguage(code) ? 1 : 2);
  return useMemo(() => Object.entries(table.languages).map(([value, label]) => ({ value, label })).sort((a, b) => rank(a.value) - rank(b.value) || compare(a.label, b.label)), [table, compare, language]);
}

export function LanguageField(props: FieldProps) { return <SelectField {...props} choices={useLanguageChoices()} searchable />; }

interface PartyFilter {
  types?: readonly PartyType[];
  exclude?: readonly string[];
  inactive?: boolean;                            ///< suspended and closed ones, too
}

function useParties(asked: string, { types, exclude, inactive }: PartyFilter): { choices: Choice[]; loading: boolean } {
  const { place, partyName } = useReader();
  const query = useQuery({
    queryKey: ['parties', 'search', asked, types],
    queryFn: ({ signal }) => get<PartyViewListed>('/api/directory/parties', { q: asked || undefined, type: types?.length === 1 ? types[0] : undefined, limit: 500 }, signal),
    placeholderData: (before) => before,
  });
  const found = (query.data?.items ?? []).filter(({ id, record }) => (inactive || record.state === 'active') && (!types || types.includes(record.type)) && !exclude?.includes(id));
  return { choices: found.map(({ id, record }) => ({ value: id, label: `${partyName(record)} · ${place(record.place)}` })), loading: query.isFetching };
}

/** Those that are at hand, under a heading of their own, each with why it stands there. */
export interface AtHand { group: string; items: readonly (Choice & { why?: string })[] }

function optionsOf(atHand: readonly AtHand[], others: Choice[], heading: string) {
  const groups = atHand.filter(({ items }) => items.length > 0).map(({ group, items }) => ({ group, items: items.map(({ value, label }) => ({ value, label })) }));
  const taken = new Set(groups.flatMap(({ items }) => items.map(({ value }) => value)));
  const rest = others.filter(({ value }) => !taken.has(value));
  return groups.length === 0 ? rest : [...groups, ...(rest.length > 0 ? [{ group: heading, items: rest }] : [])];
}

/** An organisation: one of those at hand, or any of the directory, found by typing part of its name. */
export function PartyField({ types, exclude, inactive, atHand = [], ...props }: FieldProps & PartyFilter & { atHand?: readonly AtHand[] }) {
  const { t } = useReader();
  const { value, set, frame } = useFieldFrame(props);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const { choices, loading } = useParties(asked, { types, exclude, inactive });
  const near = atHand.flatMap(({ items }) => items);
  const why = new Map(near.map((one) => [one.value, one.why]));
  const known = [...near, ...choices];
  return <Select {...frame} description={near.length > 0 ? t('case.pick.hint') : frame.description} data={optionsOf(atHand, choices, t('case.pick.others'))} searchable clearable={!props.required} allowDeselect={false} limit={50} onSearchChange={(next) => { if (!known.some(({ label }) => label === next)) setText(next); }}
    renderOption={({ option }) => <div><bdi>{option.label}</bdi>{why.get(option.value) && <Text size="xs" c="dimmed">{why.get(option.value)}</Text>}</div>}
    filter={({ options, search }) => matching(options, search.trim().toLocaleLowerCase())}
    nothingFoundMessage={loading ? t('common.loading') : t('common.no_results')} value={(value as string) ?? null} onChange={(next) => set(next ?? undefined)} />;
}

/** Options and groups whose label has the words; a group without any is left out. */
function matching(options: ComboboxParsedItem[], words: string): ComboboxParsedItem[] {
  return options.flatMap((option): ComboboxParsedItem[] => {
    if ('label' in option) return option.label.toLocaleLowerCase().includes(words) ? [option] : [];
    const items = matching(option.items, words) as typeof option.items;
    return items.length > 0 ? [{ ...option, items }] : [];
  });
}

/** Somebody of one's own organisations, or of the one that acts in the case `of`; oneself first. */
export function useColleagues(of?: string): Choice[] {
  const { user } = useSession();
  const query = useQuery({ queryKey: ['colleagues', of], queryFn: ({ signal }) => get<ColleagueList>('/api/colleagues', { case: of }, signal), staleTime: 300_000 });
  return [{ id: user.id, name: user.name }, ...(query.data?.items ?? []).filter(({ id }) => id !== user.id)].map(({ id, name }) => ({ value: id, label: name }));
}
export function ColleagueField({ of, ...props }: FieldProps & { of?: string }) { return <SelectField {...props} searchable choices={useColleagues(of)} />; }

export function PartiesField(props: FieldProps & PartyFilter) { return <MultiField {...props} choices={useParties('', props).choices} />; }
export function PlacesField(props: FieldProps) { return <MultiField {...props} choices={usePlaceChoices()} />; }
