import { Badge, Button, Group, Menu, Text, Title } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { CaseView } from '~/lib/api/types.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useSession } from '~/lib/session.ts';
import { Route } from '~/ui/text.tsx';
import { ClockBadge } from '~/ui/time.tsx';
import { kCommandScreens } from './commands.tsx';
import { nextOf } from './next.ts';
import css from './case.module.css';

export type Act = (command: string, referral?: string) => void;

function About({ view }: { view: CaseView }) {
  const { t } = useReader();
  const { patient } = view;
  if (!patient) return null;
  const age = patient.age !== undefined ? t('common.years_old', { n: patient.age }) : patient.age_band_from !== undefined ? `${t('case.field.age_band')} ${patient.age_band_from}–${patient.age_band_from + 9}` : undefined;
  return <Text component="span" c="dimmed">{[t(`case.sex.${patient.sex}`), age].filter(Boolean).join(' · ')}</Text>;
}

function Next({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const own = new Set(useSession().memberships.map(({ party }) => party.id));
  const next = nextOf(view);
  const who = next.who && (own.has(next.who.id) ? t('common.you_owe_answer') : t('common.owes_answer', { who: next.who.name }));
  return (
    <section className={css.next} aria-label={t('common.next')}>
      <span className={css.nextLabel}>{t('common.next')}</span>
      <div className={css.nextText}><Text fw={650}>{t(next.label)}</Text>{who && <Text size="sm">{who}</Text>}</div>
      <ClockBadge due={next.due} leftSeconds={next.leftSeconds} place={next.place} />
      {next.command && <Button onClick={() => act(next.command!.command, next.command!.referral)}>{t(next.command.command === 'attach_record' ? 'record.upload' : `case.command.${next.command.command}`)}</Button>}
    </section>
  );
}

/** All that may be done now, in the order of the journey; what ends a case stands apart. */
function Commands({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const choices = view.commands.filter(({ command, referral }) => kCommandScreens[command] && !referral);
  const names = [...new Set(choices.map(({ command }) => command))];
  const safe = names.filter((name) => !kCommandScreens[name]!.danger);
  const dangerous = names.filter((name) => kCommandScreens[name]!.danger);
  if (names.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>{t('common.what_can_be_done')}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {safe.map((name) => <Menu.Item key={name} onClick={() => act(name)}>{t(`case.command.${name}`)}</Menu.Item>)}
        {safe.length > 0 && dangerous.length > 0 && <Menu.Divider />}
        {dangerous.map((name) => <Menu.Item key={name} color="harm" onClick={() => act(name)}>{t(`case.command.${name}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

export function CaseHeader({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const { patient } = view;
  return (
    <header className={css.header}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="xs" align="baseline">
            <Text component="span" className="digits" c="dimmed">{view.number}</Text>
            <Badge variant="light" tt="none">{t(`case.stage.${view.stage}`)}</Badge>
            {view.urgency !== 'routine' && <Badge variant="light" color="warm" tt="none">{t(`case.urgency.${view.urgency}`)}</Badge>}
          </Group>
          <Group gap="xs" align="baseline">
            <Title order={1}><bdi>{patient?.name ?? patient?.initials ?? view.number}</bdi></Title>
            {patient?.name_latin && patient.name_latin !== patient.name && <Text component="span"><bdi>{patient.name_latin}</bdi></Text>}
            <About view={view} />
          </Group>
          <Text size="sm"><Route from={view.origin} to={view.destination} /> · {t(`specialty.${view.specialty}`)}</Text>
        </div>
        <Commands view={view} act={act} />
      </Group>
      <Next view={view} act={act} />
    </header>
  );
}
