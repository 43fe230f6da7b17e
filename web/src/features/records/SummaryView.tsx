// A patient summary on one screen: allergies and warnings first, then problems, medicines, results with trends; the text as written;
// what was not understood at the end. Content stays in its own language; labels are in the reader's.
import { Accordion, Alert, Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { dosageText } from './brief.ts';
import { Results } from './Results.tsx';
import { useFhirDate } from './fhirDate.ts';
import { sourceOf } from './merge.ts';
import type { Allergy, Issue, Medicine, Other, Problem, Section, Summary } from '~api';
import css from './records.module.css';

/** What every entry of a summary has. */
type Item = Pick<Other, 'entry' | 'resource_type' | 'code' | 'status' | 'absence' | 'notes' | 'details'>;

function Absence({ item }: { item: Item }) {
  const { t } = useReader();
  return <Text c="dimmed">{t(item.absence === 'no_known' ? 'record.known_none' : 'record.no_information')} <bdi>({item.code.text})</bdi></Text>;
}

function Block({ title, items, tone, children }: { title: string; items: readonly unknown[]; tone?: 'harm'; children: ReactNode }) {
  const { t } = useReader();
  return (
    <section className={css.block} data-tone={items.length > 0 ? tone : undefined}>
      <Title order={3} mb={4}>{tone && items.length > 0 && <IconAlertTriangle size={16} aria-hidden className={css.warn} />}{title}</Title>
      {items.length > 0 ? children : <Text c="dimmed" size="sm">{t('record.section_empty')}</Text>}
    </section>
  );
}

/** The reader's words for a code of FHIR, or the code itself where we have none. */
function useCodeWords(): (list: string, code: string, otherwise?: string) => string {
  const { t, has } = useReader();
  return (list, code, otherwise = code) => { const id = `record.${list}.${code.replaceAll('-', '_')}`; return has(id) ? t(id) : otherwise; };
}

/** The code of a diagnosis, where it has one of ICD-10 or ICD-11. */
function Diagnosis({ item }: { item: Item }) {
  const coding = item.code.codings.find(({ system }) => system?.includes('/icd-1'));
  return coding?.code && <Text span size="xs" c="dimmed" ms={6} dir="ltr">{coding.code}</Text>;
}

/** Which summary an item comes from, where several are shown together. */
function From({ item }: { item: object }) {
  const { t } = useReader();
  const source = sourceOf(item);
  return source && <Badge variant="outline" color="gray" size="sm" tt="none" ms={6} title={t('record.source')}><bdi>{source}</bdi></Badge>;
}

/** What the document says that changes how an entry is to be read: stopped, ruled out, entered in error. */
function Caution({ of, plain = ['active', 'confirmed', 'final', 'completed'] }: { of: Record<string, string | undefined>; plain?: string[] }) {
  const words = useCodeWords();
  const telling = Object.entries(of).filter(([, code]) => code && !plain.includes(code));
  return telling.map(([list, code]) => <Badge key={list} color="warm" variant="light" ms={6}>{words(list, code!)}</Badge>);
}

function Allergies({ items }: { items: Allergy[] }) {
  const date = useFhirDate();
  const words = useCodeWords();
  return (
    <Stack gap={6}>
      {items.map((item) => (item.absence ? <Absence key={item.entry} item={item} /> : (
        <div key={item.entry}>
          <Text component="span" fw={650}><bdi>{item.code.text}</bdi></Text>{' '}
          {item.criticality && <Badge color={item.criticality === 'high' ? 'harm' : 'gray'} variant="light">{words('allergy.criticality', item.criticality)}</Badge>}
          <Caution of={{ problem: item.clinical_status, verification: item.verification_status }} /><From item={item} />
          <Text size="sm" c="dimmed">{[...item.reactions.flatMap(({ manifestations, description }) => [...manifestations.map(({ text }) => text), description]), item.onset && date(item.onset)].filter(Boolean).join(' · ')}</Text>
        </div>
      )))}
    </Stack>
  );
}

function Problems({ items }: { items: Problem[] }) {
  const { t, list } = useReader();
  const date = useFhirDate();
  const words = useCodeWords();
  return (
    <Table verticalSpacing={4}>
      <Table.Thead><Table.Tr><Table.Th>{t('record.column.what')}</Table.Th><Table.Th>{t('record.column.status')}</Table.Th><Table.Th>{t('record.problem.onset')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
      {items.map((item) => (
        <Table.Tr key={item.entry}>
          <Table.Td>{item.absence ? <Absence item={item} /> : <><bdi className={css.what}>{item.code.text}</bdi><Diagnosis item={item} />{item.stages.length > 0 && <Text span size="sm" c="dimmed"> {list(item.stages)}</Text>}</>}<From item={item} /></Table.Td>
          <Table.Td className={css.narrow}>{item.clinical_status && words('problem', item.clinical_status)}<Caution of={{ verification: item.verification_status }} /></Table.Td>
          <Table.Td className={css.narrow}>{item.onset && date(item.onset)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
    </Table>
  );
}

function Medicines({ items }: { items: Medicine[] }) {
  const { t } = useReader();
  const date = useFhirDate();
  return (
    <Table verticalSpacing={4}>
      <Table.Thead><Table.Tr><Table.Th>{t('record.column.what')}</Table.Th><Table.Th>{t('record.medicine.dose')}</Table.Th><Table.Th>{t('record.medicine.since')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
      {items.map((item) => (
        <Table.Tr key={item.entry}>
          <Table.Td>{item.absence ? <Absence item={item} /> : <bdi className={css.what}>{item.code.text}</bdi>}<Caution of={{ status: item.status }} plain={['active']} /><From item={item} /></Table.Td>
          <Table.Td><bdi>{item.dosages.map(dosageText).filter(Boolean).join('; ')}</bdi></Table.Td>
          <Table.Td className={css.narrow}>{item.effective && date(item.effective)}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
    </Table>
  );
}

function Others({ rows }: { rows: { item: Item; date?: string; more?: string }[] }) {
  const date = useFhirDate();
  return (
    <Table verticalSpacing={4}><Table.Tbody>
      {rows.map(({ item, date: at, more }) => (
        <Table.Tr key={item.entry}><Table.Td><bdi>{item.code.text}</bdi><Caution of={{ status: item.status }} /><From item={item} />{more && <Text span size="sm" c="dimmed"> {more}</Text>}</Table.Td><Table.Td className={css.narrow}>{at && date(at)}</Table.Td></Table.Tr>
      ))}
    </Table.Tbody></Table>
  );
}

/** Narrative HTML comes sanitised from the server (src/fhir/narrative.hpp): no scripts, styles, links or images. */
function Narratives({ sections, language }: { sections: Section[]; language?: string }) {
  const { t } = useReader();
  const told = sections.filter(({ narrative }) => narrative);
  if (told.length === 0) return null;
  return (
    <section className={css.block}>
      <Title order={3} mb={4}>{t('record.narrative')}</Title>
      <Accordion multiple variant="separated" chevronPosition="left">
        {told.map((section, place) => (
          <Accordion.Item key={place} value={String(place)}>
            <Accordion.Control><bdi>{section.title}</bdi></Accordion.Control>
            <Accordion.Panel><div lang={language} dir="auto" className={css.narrative} dangerouslySetInnerHTML={{ __html: section.narrative! }} /></Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

function NotUnderstood({ summary }: { summary: Summary }) {
  const { t, language } = useReader();
  const words = useCodeWords();
  const original = (text: string) => <span lang="en"><bdi dir="ltr">{text}</bdi></span>;
  const told = ({ code, text }: Issue) => (language === 'en' ? original(text) : <>{words('issue', code, '')} <Text span size="xs" c="dimmed">{original(text)}</Text></>);
  if (summary.issues.length === 0) return <Text size="sm" c="dimmed">{t('record.all_understood')}</Text>;
  return (
    <section className={css.block}>
      <Title order={3} mb={4}>{t('record.not_understood')}</Title>
      <Text size="sm" c="dimmed" mb="xs">{t('record.not_understood_explain')} {t('record.entries_used', { used: summary.used, n: summary.entries })}</Text>
      <Table verticalSpacing={4}><Table.Tbody>
        {summary.issues.map((issue, place) => (
          <Table.Tr key={place}><Table.Td className={css.narrow}>{words('severity', issue.severity)}</Table.Td><Table.Td>{told(issue)}<Text size="xs" c="dimmed" ff="monospace" className={css.path}><bdi dir="ltr">{issue.location}</bdi></Text></Table.Td></Table.Tr>
        ))}
      </Table.Tbody></Table>
    </section>
  );
}

/** Every element that no other field shows: nothing of the document is dropped in silence. */
function MoreFromFile({ summary }: { summary: Summary }) {
  const { t } = useReader();
  const items: Item[] = [...summary.allergies, ...summary.problems, ...summary.medicines, ...summary.results, ...summary.procedures, ...summary.immunizations, ...summary.devices, ...summary.plans, ...summary.reports, ...summary.others];
  const rows = items.flatMap((item) => [...item.notes.map((text) => ({ item, name: '', text })), ...item.details.map(({ name, text }) => ({ item, name, text }))]);
  if (rows.length === 0) return null;
  return (
    <Accordion variant="separated" chevronPosition="left">
      <Accordion.Item value="more">
        <Accordion.Control>{t('record.details')}</Accordion.Control>
        <Accordion.Panel>
          <Table verticalSpacing={2} fz="sm"><Table.Tbody>
            {rows.map(({ item, name, text }, place) => <Table.Tr key={place}><Table.Td><bdi>{item.code.text || item.resource_type}</bdi></Table.Td><Table.Td c="dimmed"><bdi dir="ltr">{name}</bdi></Table.Td><Table.Td dir="auto">{text}</Table.Td></Table.Tr>)}
          </Table.Tbody></Table>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

/** `note` is what the case knows otherwise. */
export function SummaryView({ summary, note }: { summary: Summary; note?: ReactNode }) {
  const { t, list, languageName } = useReader();
  const date = useFhirDate();
  const { document, allergies, alerts, problems, medicines, immunizations, procedures, devices, plans, reports } = summary;
  const written = document.date ?? document.timestamp;
  const optional: [string, { item: Item; date?: string; more?: string }[]][] = [
    ['record.section.procedures', procedures.map((item) => ({ item, date: item.performed, more: item.outcome }))],
    ['record.section.immunizations', immunizations.map((item) => ({ item, date: item.occurrence, more: list(item.targets) }))],
    ['record.section.devices', devices.map((item) => ({ item, date: item.used, more: [item.manufacturer, item.model].filter(Boolean).join(' ') }))],
    ['record.section.plan_of_care', plans.map((item) => ({ item, date: item.effective }))],
    ['record.result.report', reports.map((item) => ({ item, date: item.effective, more: item.conclusion }))],
    ['record.section.other', summary.others.map((item) => ({ item, date: item.effective }))],
  ];
  return (
    <Stack gap="md">
      <Group gap="xs">
        {document.language && <Badge variant="default" tt="none">{t('record.source_language')}: {languageName(document.language.split('-')[0]!)}</Badge>}
        {written && <Text size="sm" c="dimmed">{t('record.written_on')} {date(written)}</Text>}
        {document.authors.length > 0 && <Text size="sm" c="dimmed">{t('record.author')}: <bdi>{list(document.authors.map(({ display }) => display))}</bdi></Text>}
      </Group>
      {note}
      {alerts.length > 0 && <Alert color="harm" variant="light" title={t('record.section.alerts')}>{alerts.map((item) => <div key={item.entry}><bdi>{item.code.text}</bdi><From item={item} /></div>)}</Alert>}
      <Block title={t('record.section.allergies')} items={allergies} tone={allergies.some(({ absence }) => !absence) ? 'harm' : undefined}><Allergies items={allergies} /></Block>
      <Block title={t('record.section.problems')} items={problems}><Problems items={problems} /></Block>
      <Block title={t('record.section.medicines')} items={medicines}><Medicines items={medicines} /></Block>
      <Block title={t('record.section.results')} items={summary.results}><Results summary={summary} /></Block>
      {optional.filter(([, rows]) => rows.length > 0).map(([title, rows]) => <Block key={title} title={t(title)} items={rows}><Others rows={rows} /></Block>)}
      <Narratives sections={summary.sections} language={document.language} />
      <MoreFromFile summary={summary} />
      <NotUnderstood summary={summary} />
    </Stack>
  );
}
