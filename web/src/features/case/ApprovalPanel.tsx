// The home side's approval as a chain: who has decided, when and why; who is next, and by when; until when a refusal may be appealed.
import { Button, Group, Text } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import type { AppealView, CaseView, LevelView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { ClockBadge, When } from '~/ui/time.tsx';
import type { Act } from './Next.tsx';
import css from './case.module.css';

const kCommands = ['approve', 'refuse_approval', 'want_information', 'answer_authority', 'appeal_refusal', 'record_appeal', 'renounce_appeal', 'record_renunciation', 'decide_appeal'];

function Sign({ level }: { level: LevelView }) {
  const { t } = useReader();
  const label = t(`case.approval.state.${level.state}`);
  if (level.state === 'approved' || level.appeal?.state === 'granted') return <IconCircleCheck size={18} aria-label={label} />;
  if (level.state === 'refused') return <IconCircleX size={18} aria-label={label} className={css.refused} />;
  return level.state === 'ahead' ? <IconCircle size={18} stroke={1.4} aria-label={label} /> : <IconClock size={18} aria-label={label} />;
}

function Words({ label, text }: { label?: string; text?: string }) {
  if (!text) return null;
  return <Text size="sm">{label && <Text component="span" size="sm" c="dimmed">{label}: </Text>}<bdi>{text}</bdi></Text>;
}

function Appeal({ appeal }: { appeal: AppealView }) {
  const { t, day, partyName } = useReader();
  return (
    <>
      <Text size="sm" fw={600} mt={4}>{t(`case.approval.appeal.${appeal.state}`, { day: day(appeal.last_day), who: partyName(appeal.to) })}</Text>
      <Words label={t('case.approval.grounds')} text={appeal.grounds} />
      <Words text={appeal.reason} />
      {appeal.state === 'asked' && appeal.due && <ClockBadge due={appeal.due} place={appeal.to.place} />}
      {appeal.decided_at && <Text size="xs" c="dimmed"><When at={appeal.decided_at} place={appeal.to.place} /></Text>}
    </>
  );
}

function Level({ level }: { level: LevelView }) {
  const { t, partyName } = useReader();
  const running = level.due !== undefined || level.left_seconds !== undefined;
  return (
    <div>
      <Text fw={600} size="sm"><bdi>{partyName(level.authority)}</bdi></Text>
      <Group gap={6}>
        <Text size="sm">{t(`case.approval.state.${level.state}`)}{level.ground && <> · {t(`case.approval.ground.${level.ground}`)}</>}</Text>
        {running && <ClockBadge due={level.due} leftSeconds={level.left_seconds} place={level.authority.place} />}
      </Group>
      <Words text={level.reason} />
      <Words label={t('case.approval.wanted')} text={level.wanted} />
      {level.decided_at && <Text size="xs" c="dimmed"><When at={level.decided_at} place={level.authority.place} /></Text>}
      {level.appeal && <Appeal appeal={level.appeal} />}
    </div>
  );
}

export function ApprovalPanel({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  if (view.levels.length === 0) return null;
  const possible = kCommands.filter((name) => view.commands.some(({ command }) => command === name));
  return (
    <Panel title={t('case.approval.title')}>
      <ol className={css.steps}>
        {view.levels.map((level, place) => (
          <li key={place} data-done={level.state === 'approved' || undefined} aria-current={level.state === 'asked' ? 'step' : undefined}>
            <Sign level={level} />
            <Level level={level} />
          </li>
        ))}
      </ol>
      {possible.length > 0 && (
        <Group gap={4} className={css.acts}>
          {possible.map((command) => <Button key={command} size="compact-sm" variant="subtle" onClick={() => act(command)}>{t(`case.command.${command}`)}</Button>)}
        </Group>
      )}
    </Panel>
  );
}
