// Small texts that must look the same everywhere: routes between places, money, organisations.
import { Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Money, PartyName } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { languageOf } from '~/lib/i18n/scripts.ts';
import css from './text.module.css';

/** From where to where: an arrow that follows the reading direction, and words for those who listen. */
export function Route({ from, to }: { from: string; to: string }) {
  const { place, t } = useReader();
  return (
    <span className={css.route}>
      <span className={css.spoken}>{t('common.route_spoken', { from: place(from), to: place(to) })}</span>
      <span aria-hidden>{place(from)}</span>
      <IconArrowRight size={14} className="mirror" aria-hidden />
      <span aria-hidden>{place(to)}</span>
    </span>
  );
}

export function MoneyText({ money }: { money: Money }) {
  return <bdi className={`digits ${css.money}`}>{useReader().money(money)}</bdi>;
}

export function Party({ party }: { party: PartyName }) {
  return <bdi>{useReader().partyName(party)}</bdi>;
}

/** In which language a text stands that is not in the reader's, as far as its letters tell. */
export function useWrittenIn(): (text: string) => string | undefined {
  const { t, language, languageName } = useReader();
  return (text) => { const code = languageOf(text); return code && code !== language ? t('case.written_in', { language: languageName(code) }) : undefined; };
}

/** A label over a value, the smallest unit of a calm page. */
export function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css.fact}>
      <Text component="dt" size="xs" c="dimmed">{label}</Text>
      <dd>{children}</dd>
    </div>
  );
}
