// The head of every dossier: where it stands, what it is, what may be done, and what happens next, who acts, by when.
import { Badge, Button, Group, Menu, Text, Title } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PartyName } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwes } from './owes.ts';
import { ClockBadge } from './time.tsx';
import css from './DossierHead.module.css';

interface CommandMenuProps { names: readonly string[]; dangerous: (name: string) => boolean; label: (name: string) => string; act: (name: string) => void }

/** All that may be done now, in the order of the journey; what takes something away stands apart. */
export function CommandMenu({ names, dangerous, label, act }: CommandMenuProps) {
  const { t } = useReader();
  const once = [...new Set(names)];
  const safe = once.filter((name) => !dangerous(name));
  const harmful = once.filter(dangerous);
  if (once.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>{t('common.what_can_be_done')}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {safe.map((name) => <Menu.Item key={name} onClick={() => act(name)}>{label(name)}</Menu.Item>)}
        {safe.length > 0 && harmful.length > 0 && <Menu.Divider />}
        {harmful.map((name) => <Menu.Item key={name} color="harm" onClick={() => act(name)}>{label(name)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

export interface NextProps { text: string; yours?: boolean; who?: PartyName; clock?: string; due?: string; leftSeconds?: number; workingDays?: number; answer?: boolean; children?: ReactNode }

/** `answer`: the other side waits for one; otherwise it is simply somebody's turn. `yours` where no organisation stands for the reader. */
export function NextBox({ text, yours = false, who, clock, due, leftSeconds, workingDays, answer = false, children }: NextProps) {
  const { t } = useReader();
  const owes = useOwes();
  const owed = who ? owes(who, answer) : yours && t('common.you_act');
  return (
    <section className={css.next} aria-label={t('common.next')}>
      <span className={css.nextLabel}>{t('common.next')}</span>
      <div className={css.nextText}><Text fw={650} dir="auto">{text}</Text>{owed && <Text size="sm">{owed}</Text>}</div>
      <ClockBadge name={clock} due={due} leftSeconds={leftSeconds} workingDays={workingDays} place={who?.place} />
      {children}
    </section>
  );
}

interface HeadProps { number: string; stage: string; badges?: ReactNode; title: ReactNode; under: ReactNode; menu: ReactNode; children?: ReactNode }

export function DossierHead({ number, stage, badges, title, under, menu, children }: HeadProps) {
  return (
    <header className={css.header}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="xs" align="baseline"><Text component="span" className="number" c="dimmed">{number}</Text><Badge variant="light">{stage}</Badge>{badges}</Group>
          <Group gap="xs" align="baseline">{typeof title === 'string' ? <Title order={1}><bdi>{title}</bdi></Title> : title}</Group>
          <Text size="sm" component="div">{under}</Text>
        </div>
        {menu}
      </Group>
      {children}
    </header>
  );
}
