import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { isTyping } from '~/lib/keyboard.ts';
import css from './Shell.module.css';

/** Finds cases by number or name, on the list view of the board. `/` reaches it. */
export function SearchBox() {
  const { t } = useReader();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/board', search: { view: 'list', q: text.trim() || undefined } });
  };
  return (
    <form role="search" onSubmit={submit} className={css.search}>
      <TextInput ref={input} size="sm" value={text} onChange={(event) => setText(event.currentTarget.value)} aria-label={t('common.search')}
        placeholder={t('common.search_hint')} leftSection={<IconSearch size={16} aria-hidden />} />
    </form>
  );
}
