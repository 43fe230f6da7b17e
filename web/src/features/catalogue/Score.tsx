// Why a service stands where it stands: each part with its value and its weight.
import { Popover, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Score } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './catalogue.module.css';

export function ScoreButton({ score, formula }: { score: Score; formula: string }) {
  const { t, number } = useReader();
  const whole = (points: number) => number(Math.round(points / 1000));
  return (
    <Popover width={320} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={css.score}>
          <span className="digits">{t('catalogue.score', { points: whole(score.points), of: whole(score.of) })}</span> · {t('catalogue.why')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" component="ul" className={css.parts}>
          {score.parts.map(({ part, weight, value, known }) => (
            <li key={part}>
              <Text size="sm" fw={600}>{t(`catalogue.part.${part}`)}</Text>
              <Progress value={value / 10} size="sm" aria-hidden />
              <Text size="xs" c="dimmed" className="digits">{known ? t('catalogue.part_line', { value: number(value / 10), weight: number(weight) }) : t('catalogue.unknown')}</Text>
            </li>
          ))}
        </Stack>
        <Text size="xs" c="dimmed" mt="sm">{t('catalogue.formula', { formula })}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
