// A summary written down by a person beside the paper it comes from: one screen, the words of the source, codes where they are known.
// It starts empty, from a document that was read, or from the version that it replaces.
import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { CaseView } from '~api';
import { get } from '~/lib/api/client.ts';
import type { FieldError } from '~/lib/api/problem.ts';
import { FormContext, pointersOf, rowsIn, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { CheckField, LanguageField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { Shown } from '~/ui/states.tsx';
import { useFhirDate, usePaperDate } from './fhirDate.ts';
import { BirthOffer, SubjectNote } from './SubjectNote.tsx';
import css from './records.module.css';

/** What makes a line that nobody has written in yet; it is not sent. */
const kLine = 'line';

interface Code { system: string; code?: string }
type Line = { text?: string; code?: Code; [kLine]?: true } & Record<string, unknown>;
type Body = { facts?: Line[] } & Record<'allergies' | 'problems' | 'medicines' | 'results', Line[] | undefined> & Record<string, unknown>;

interface List { name: 'allergies' | 'problems' | 'medicines' | 'results' | 'facts'; title: string; hint?: string; system?: string; systemName?: string; fields: { name: string; label: string; kind?: 'check' | 'date' }[] }

const kLists: List[] = [
  { name: 'allergies', title: 'record.section.allergies', fields: [{ name: 'reaction', label: 'record.allergy.reaction' }] },
  { name: 'problems', title: 'record.section.problems', system: 'http://hl7.org/fhir/sid/icd-10', systemName: 'ICD-10', fields: [{ name: 'since', label: 'record.problem.onset', kind: 'date' }, { name: 'remark', label: 'common.note' }, { name: 'resolved', label: 'record.problem.resolved', kind: 'check' }] },
  { name: 'medicines', title: 'record.section.medicines', system: 'http://www.whocc.no/atc', systemName: 'ATC', fields: [{ name: 'dose', label: 'record.medicine.dose' }, { name: 'since', label: 'record.medicine.since', kind: 'date' }, { name: 'stopped', label: 'record.medicine.stopped', kind: 'check' }] },
  { name: 'results', title: 'record.section.results', system: 'http://loinc.org', systemName: 'LOINC', fields: [{ name: 'value', label: 'record.result.value' }, { name: 'unit', label: 'record.result.unit' }, { name: 'reference', label: 'record.result.reference' }, { name: 'on', label: 'common.date', kind: 'date' }] },
  { name: 'facts', title: 'record.section.alerts', hint: 'record.form.alerts_hint', fields: [] },
];

const fieldsOf = (list: List, wanted: 'check' | 'date') => list.fields.filter(({ kind }) => kind === wanted).map(({ name }) => name);

/** The body as the server wants it: codes with their system, none where none was typed; every tick said; dates as `date` reads them; facts are plain lines.
 * A line without words goes along and is refused where it stands: nothing that was added is dropped unsaid. */
export function shapeSummary(raw: unknown, date: (text: string) => string | undefined = (text) => text): unknown {
  const body = raw as Body;
  const ticked = (list: List, line: Line) => Object.fromEntries(fieldsOf(list, 'check').map((name) => [name, Boolean(line[name])]));
  const dated = (list: List, line: Line) => Object.fromEntries(fieldsOf(list, 'date').filter((name) => line[name]).map((name) => [name, date(line[name] as string) ?? line[name]]));
  const codeOf = (list: List, code: Code | undefined) => (code?.code ? { code: { system: code.system ?? list.system ?? 'http://snomed.info/sct', code: code.code } } : {});
  const coded = (list: List) => (body[list.name as 'problems'] ?? []).map(({ code, text = '', [kLine]: _line, ...line }) => ({ text, ...line, ...ticked(list, line), ...dated(list, line), ...codeOf(list, code) }));
  const lists = Object.fromEntries(kLists.filter(({ name }) => name !== 'facts').map((list) => [list.name, coded(list)]));
  return { ...body, ...lists, facts: (body.facts ?? []).map(({ text = '' }) => text), no_allergies_known: Boolean(body.no_allergies_known) && (lists.allergies ?? []).length === 0 };
}

/** All that can be told before it is sent, in the order of the form: words that are missing, and dates that `date` does not read. */
export function lacksOfSummary(shaped: unknown, date: (text: string) => string | undefined, unclear: string): FieldError[] {
  const body = shaped as Record<string, unknown>;
  const missing = (field: string): FieldError => ({ field, code: 'required' });
  const ofLine = (list: List, line: Line, at: string): FieldError[] => [
    ...(line.text ? [] : [missing(`${at}/text`)]),
    ...list.fields.flatMap(({ name, kind }) => {
      if (name === 'value' && !line.value) return [missing(`${at}/value`)];
      return kind === 'date' && line[name] && !date(line[name] as string) ? [{ field: `${at}/${name}`, code: 'unknown_value', detail: unclear }] : [];
    }),
  ];
  const lines = (list: List) => ((body[list.name] ?? []) as (Line | string)[]).map((line) => (typeof line === 'string' ? { text: line } : line));
  return [...(body.language ? [] : [missing('/language')]), ...kLists.flatMap((list) => lines(list).flatMap((line, place) => ofLine(list, line, `/${list.name}/${place}`)))];
}

/** What the server gave as a draft, for the form. */
export function valuesOf(draft: Record<string, unknown>): Values {
  const facts = ((draft.facts as string[] | undefined) ?? []).map((text) => ({ text }));
  const lined = kLists.map(({ name }) => [name, (name === 'facts' ? facts : (draft[name] as Line[] | undefined) ?? []).map((line) => ({ ...line, [kLine]: true }))]);
  return pointersOf({ ...draft, ...Object.fromEntries(lined) });
}

/** A date as the paper has it: how one may be written, then how it was read. */
function DateField({ at, label }: { at: string; label: string }) {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  const shown = useFhirDate();
  const date = usePaperDate()((form.get(at) as string | undefined) ?? '');
  return <TextField at={at} label={label} dir="auto" hint={date ? t('record.form.date_read', { date: shown(date) }) : t('record.form.date_example')} />;
}

function Lines({ list }: { list: List }) {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  const risks = useChoices(['low', 'high', 'unknown'], 'record.form.risk');
  const allergies = list.name === 'allergies';
  return (
    <section className={css.block}>
      <Title order={3} mb={6}>{t(list.title)}</Title>
      {list.hint && <Text size="sm" c="dimmed" mb={6}>{t(list.hint)}</Text>}
      <Rows at={`/${list.name}`} name={t(list.title)} add={`${t('common.add')}: ${t(list.title)}`} begin={allergies ? { [kLine]: true, risk: 'unknown' } : { [kLine]: true }}>
        {(at) => (
          <div className={css.line}>
            <TextField at={`${at}/text`} label={t('record.column.what')} dir="auto" required />
            {list.system && <TextField at={`${at}/code/code`} label={list.systemName!} />}
            {list.fields.map(({ name, label, kind }) => {
              if (kind === 'date') return <DateField key={name} at={`${at}/${name}`} label={t(label)} />;
              return kind === 'check' ? <CheckField key={name} at={`${at}/${name}`} label={t(label)} /> : <TextField key={name} at={`${at}/${name}`} label={t(label)} dir="auto" required={name === 'value'} />;
            })}
            {allergies && <SelectField at={`${at}/risk`} label={t('record.form.risk')} choices={risks} required />}
          </div>
        )}
      </Rows>
      {allergies && rowsIn(form.values, '/allergies').length === 0 && <CheckField at="/no_allergies_known" label={t('record.form.no_allergies')} />}
    </section>
  );
}

function Fields({ takenOver }: { takenOver: boolean }) {
  const { t } = useReader();
  return (
    <Stack gap="sm">
      {takenOver && <Alert color="warm" variant="light">{t('record.form.taken_over')}</Alert>}
      <LanguageField at="/language" label={t('record.source_language')} required />
      {kLists.map((list) => <Lines key={list.name} list={list} />)}
    </Stack>
  );
}

export interface SummaryFormProps {
  view: CaseView;
  of?: string;              ///< the document beside which it is written
  from?: string;            ///< a record whose summary the form starts with
  replaces?: string;
  onDone: () => void;
}

export function SummaryForm({ view, of, from, replaces, onDone }: SummaryFormProps) {
  const { t } = useReader();
  const { id: caseId } = view;
  const path = `/api/cases/${caseId}/summaries`;
  const date = usePaperDate();
  const draft = useQuery({
    queryKey: ['case', caseId, 'draft', from ?? 'none'],
    queryFn: ({ signal }) => (from ? get<Record<string, unknown>>(`/api/cases/${caseId}/records/${from}/draft`, undefined, signal) : Promise.resolve({ language: view.patient?.language })),
    staleTime: Infinity,
  });
  return (
    <Shown query={draft} rows={6}>
      {(start) => (
        <CommandForm kind="case" path={path} draft={`${path}/${of ?? ''}/${replaces ?? ''}`} initial={valuesOf({ ...start, of: of ?? (start as { of?: string }).of, replaces })} shape={(body) => shapeSummary(body, date)}
          lacks={(body) => lacksOfSummary(body, date, t('record.form.date_unclear'))}
          submit={t('record.form.confirm')} onDone={onDone} onCancel={onDone}>
          <BirthOffer view={view} of={of} />
          <Fields takenOver={from !== undefined && replaces === undefined} />
          <SubjectNote view={view} of={of} />
        </CommandForm>
      )}
    </Shown>
  );
}
