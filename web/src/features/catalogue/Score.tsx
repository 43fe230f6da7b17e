// Why a service stands where it stands: each part with what it means, its value and its weight.
import { Popover, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Score } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './catalogue.module.css';

/** Esc closes this and leaves the drawer around it open. */
const kInnermost = { 'data-mantine-stop-propagation': 'true' };

export function ScoreButton({ score, formula }: { score: Score; formula: string }) {
  const { t, number } = useReader();
  const [opened, setOpened] = useState(false);
  const whole = (points: number) => number(Math.round(points / 1000));
  return (
    <Popover opened={opened} onChange={setOpened} width={340} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={css.score} aria-expanded={opened} onClick={() => setOpened(!opened)} {...(opened && kInnermost)}>
          <span className="digits">{t('catalogue.score', { points: whole(score.points), of: whole(score.of) })}</span> · {t('catalogue.why')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.why} {...kInnermost}>
        <Stack gap="xs" component="ul" className={css.parts}>
          {score.parts.map(({ part, weight, value, known }) => (
            <li key={part}>
              <Text size="sm" fw={600}>{t(`catalogue.part.${part}`)}</Text>
              <Text size="xs">{t(`catalogue.part_why.${part}`)}</Text>
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
