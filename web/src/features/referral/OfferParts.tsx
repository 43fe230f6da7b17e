// What an offer is made of, as it stands beside others and in the dialog that accepts it.
import { Text } from '@mantine/core';
import type { InCurrency } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { amountOf, textsFor, type Offered, type Placed } from '~/lib/offers.ts';
import { useServiceTitles } from '~/lib/serviceTitles.ts';
import { MoneyText } from '~/ui/text.tsx';
import css from './referral.module.css';

/** Lines of an offer, each with what a person, or the price list, says in the reader's language. */
export function Lines({ lines, referral }: { lines: Placed[]; referral: Offered }) {
  const { number, language } = useReader();
  const texts = textsFor(referral, language)?.lines ?? [];
  const titles = useServiceTitles(lines.map(({ line }) => line), language);
  return (
    <ul className={css.lines}>
      {lines.map(({ line, place }) => {
        const amount = amountOf(line);
        const words = texts[place] ?? titles.get(line.text);
        return <li key={place}><span><span dir="auto">{line.text}</span>{words && <Text span size="xs" c="dimmed" dir="auto"> ({words})</Text>}{line.quantity !== undefined && line.quantity > 1 && <span className="digits"> × {number(line.quantity)}</span>}</span>{amount && <MoneyText money={amount} />}</li>;
      })}
    </ul>
  );
}

/** An amount by a rate: how much, of which day, said by whom. */
export function ByRate({ label, rate }: { label: string; rate: InCurrency }) {
  const { money, day, list, t } = useReader();
  return <Text size="xs" c="dimmed"><bdi className="digits">≈ {money(rate.money, true)}</bdi> · {list([label, t('case.offers.rate', { day: day(rate.day), source: rate.source || '—' })])}</Text>;
}
