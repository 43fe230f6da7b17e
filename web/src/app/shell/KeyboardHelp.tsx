// Keys that work everywhere: ? for this help, g and a letter to go somewhere, n for a new case. Lists add j, k, enter, e.
import { Modal, Table } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { isTyping, letterOf } from '~/lib/keyboard.ts';
import type { NavEntry } from './nav.ts';
import css from './Shell.module.css';

const kChord_ms = 1200;

function useGlobalKeys(entries: NavEntry[], showHelp: () => void): void {
  const navigate = useNavigate();
  const lead = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === '?') return showHelp();
      if (letterOf(event) === 'g') { lead.current = Date.now(); return; }
      const chord = Date.now() - lead.current < kChord_ms;
      lead.current = 0;
      const entry = chord ? entries.find(({ jump }) => jump === letterOf(event)) : undefined;
      if (entry) void navigate({ to: entry.to, search: entry.search ?? {} });
      else if (!chord && letterOf(event) === 'n') void navigate({ to: '/cases/new' });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [entries, navigate, showHelp]);
}

function Keys({ keys }: { keys: string[] }) {
  return keys.map((key, place) => <span key={key}>{place > 0 && ' '}<kbd className={css.kbd}>{key}</kbd></span>);
}

export function KeyboardHelp({ entries }: { entries: NavEntry[] }) {
  const { t } = useReader();
  const [open, setOpen] = useState(false);
  const show = useRef(() => setOpen(true)).current;
  useGlobalKeys(entries, show);
  const rows: [string[], string][] = [
    [['j'], t('common.keyboard.next')], [['k'], t('common.keyboard.previous')], [['↵'], t('common.keyboard.open')],
    [['e'], t('common.keyboard.edit')], [['x'], t('bulk.select')], [['Ctrl', 'k'], t('search.title')], [['/'], t('common.keyboard.search')], [['n'], t('common.keyboard.new')],
    ...entries.map((entry): [string[], string] => [['g', entry.jump], t(entry.label)]),
    [['?'], t('common.keyboard.help')],
  ];
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title={t('common.keyboard.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Table withRowBorders={false} verticalSpacing={5}>
        <Table.Tbody>{rows.map(([keys, text]) => <Table.Tr key={keys.join()}><Table.Td w={90}><Keys keys={keys} /></Table.Td><Table.Td>{text}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
    </Modal>
  );
}
