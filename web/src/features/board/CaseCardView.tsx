import { Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconCheck, IconFlag, IconTag, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CaseCard } from '~api';
import { ageFigures } from '~/lib/age.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwes } from '~/ui/owes.ts';
import { Route } from '~/ui/text.tsx';
import { ClockName } from '~/ui/ClockName.tsx';
import { ClockBadge } from '~/ui/time.tsx';
import { clockOfCard } from '~/ui/working.ts';
import css from './board.module.css';

/** Whoever may not know the patient is told the first year of an age band, and never an age. */
const ageOf = ({ name, age, age_to }: Pick<CaseCard, 'name' | 'age' | 'age_to'>) => ageFigures(name === undefined && age !== undefined ? { age, age_to: age + 9 } : { age, age_to });

export function usePersonText(): (card: Pick<CaseCard, 'name' | 'initials' | 'sex' | 'age' | 'age_to'>) => { name: string; about: string } {
  const { t } = useReader();
  return ({ name, initials, sex, ...ages }) => ({
    name: name ?? initials,
    about: [t(`case.sex.${sex}`), ageOf({ name, ...ages })].filter((part) => part !== undefined).join(' · '),
  });
}

/** In its word; that a case can wait is told only under the head of a column. */
export function UrgencyWord({ urgency, column = false }: Pick<CaseCard, 'urgency'> & { column?: boolean }) {
  const { t } = useReader();
  if (urgency === 'routine') return column && <span className={css.flag}>{t('case.urgency.routine')}</span>;
  return <span className={css.flag} data-tone="warm" data-urgency={urgency}><IconAlertTriangleFilled size={12} aria-hidden />{t(`case.urgency.${urgency}`)}</span>;
}

export function Flags({ flags, urgency, column }: Pick<CaseCard, 'flags' | 'urgency'> & { column?: boolean }) {
  const { t } = useReader();
  if (!column && urgency === 'routine' && flags.length === 0) return null;
  return (
    <span className={css.flags}>
      <UrgencyWord urgency={urgency} column={column} />
      {flags.slice(0, 2).map((flag) => <span key={flag} className={css.flag} data-tone={flag === 'approval_refused' ? 'harm' : undefined}><IconFlag size={12} aria-hidden />{t(`case.flag.${flag}`)}</span>)}
    </span>
  );
}

/** Who of one's own people looks after it, and their words for it. */
export function Desk({ assignee, keywords }: Pick<CaseCard, 'assignee' | 'keywords'>) {
  if (!assignee && keywords.length === 0) return null;
  return (
    <span className={css.flags}>
      {assignee && <span className={css.flag}><IconUser size={12} aria-hidden /><bdi>{assignee}</bdi></span>}
      {keywords.map((keyword) => <span key={keyword} className={css.flag}><IconTag size={12} aria-hidden /><bdi>{keyword}</bdi></span>)}
    </span>
  );
}

/** Number, who, what, from where to where; then who owes what by when. */
export function CaseCardView({ card, chosen = false }: { card: CaseCard; chosen?: boolean }) {
  const { t } = useReader();
  const owes = useOwes();
  const person = usePersonText()(card);
  return (
    <Link to="/cases/$id" params={{ id: card.id }} className={css.card} data-row={card.id} data-chosen={chosen || undefined}>
      <span className={css.cardTop}><span className="number">{chosen && <IconCheck size={14} aria-label={t('bulk.chosen')} />} {card.number}</span><ClockBadge {...clockOfCard(card)} /></span>
      <span className={css.person}><bdi>{person.name}</bdi> <Text component="span" size="xs" c="dimmed">{person.about}</Text></span>
      <span className={css.cardLine}>{t(`specialty.${card.specialty}`)}</span>
      <span className={css.cardLine}><Route from={card.origin} to={card.destination} /></span>
      <ClockName card={card} className={css.cardLine} />
      {card.owes && <span className={css.owes}>{owes(card.owes, card.due !== undefined)}</span>}
      <Flags flags={card.flags} urgency={card.urgency} />
      <Desk assignee={card.assignee} keywords={card.keywords} />
    </Link>
  );
}
