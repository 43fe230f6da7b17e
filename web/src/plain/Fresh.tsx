import { useReader } from '~/lib/i18n/context.tsx';

/** At the top of a page at whose end somebody's words wait: one press leads to the newest of them, without touching the address. */
export function Fresh({ count }: { count: number }) {
  const { t } = useReader();
  if (count === 0) return null;
  const look = () => {
    const section = document.getElementById('words');
    (section?.querySelector('.messages li:last-child') ?? section)?.scrollIntoView({ block: 'center' });
    section?.focus({ preventScroll: true });
  };
  return <button type="button" className="fresh" onClick={look}>{t('common.new_message', { n: count })}</button>;
}
