import { Group, Table, Text } from '@mantine/core';
import { useReader } from '~/lib/i18n/context.tsx';
import { isOdd } from './brief.ts';
import { useFhirDate } from './fhirDate.ts';
import { lineOf, pointsOf, type Point } from './trend.ts';
import type { ReferenceRange, Summary } from '~api';
import css from './records.module.css';

const kWidth = 96;
const kHeight = 24;

function rangeText({ low, high, text }: ReferenceRange): string {
  return text ?? [low, high].map((value) => value ?? '').join('–');
}

/** The small picture has its table: every value stands in the row beside it. Time runs with the reading direction. */
function Trend({ points }: { points: Point[] }) {
  const line = lineOf(points, kWidth, kHeight);
  if (line.length === 0) return null;
  const last = line.at(-1)!;
  return (
    <svg width={kWidth + 8} height={kHeight + 8} viewBox={`-4 -4 ${kWidth + 8} ${kHeight + 8}`} className={css.trend} aria-hidden="true">
      <polyline points={line.map(({ x, y }) => `${x},${y}`).join(' ')} fill="none" />
      <circle cx={last.x} cy={last.y} r="3" />
    </svg>
  );
}

function PointText({ point, strong }: { point: Point; strong: boolean }) {
  const date = useFhirDate();
  const odd = isOdd(point.flag);
  return (
    <span className={css.point}>
      <Text component="span" fw={strong ? 650 : 400} c={odd ? 'var(--harm)' : undefined}><bdi>{point.value?.text ?? '—'}</bdi>{odd && <Text component="span" size="xs"> {point.flag}</Text>}</Text>
      {point.at && <Text component="span" size="xs" c="dimmed">{date(point.at)}</Text>}
      {point.source && <Text component="span" size="xs" c="dimmed"><bdi>{point.source}</bdi></Text>}
    </span>
  );
}

/** Results of one kind and unit share a row: the latest first and strongest, what came before after it. */
export function Results({ summary }: { summary: Summary }) {
  const { t } = useReader();
  const grouped = new Set(summary.groups.flatMap(({ results }) => results));
  const single = summary.results.map((_, index) => index).filter((index) => !grouped.has(index))
    .map((index) => ({ code: summary.results[index]!.code, topic: summary.results[index]!.topic, results: [index] }));
  const rows = [...summary.groups, ...single].map((group) => ({ group, points: pointsOf(group, summary.results) }));
  return (
    <Table verticalSpacing={6}>
      <Table.Thead><Table.Tr><Table.Th>{t('record.column.what')}</Table.Th><Table.Th>{t('record.result.value')}</Table.Th><Table.Th>{t('record.result.reference')}</Table.Th><Table.Th>{t('record.result.trend')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {rows.map(({ group, points }, place) => (
          <Table.Tr key={place}>
            <Table.Td><bdi>{group.code.text}</bdi></Table.Td>
            <Table.Td><Group gap="md">{points.toReversed().slice(0, 4).map((point, index) => <PointText key={index} point={point} strong={index === 0} />)}</Group></Table.Td>
            <Table.Td className="digits">{points.at(-1)?.ranges[0] && rangeText(points.at(-1)!.ranges[0]!)}</Table.Td>
            <Table.Td><Trend points={points} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
