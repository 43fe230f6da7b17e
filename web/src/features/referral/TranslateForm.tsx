// A person's translation of an offer: each field has the original above it, and what is not translated stays as it is.
import { Stack, Text } from '@mantine/core';
import type { CaseView, OfferTerms, ReferralView } from '~api';
import type { Values } from '~/lib/form.ts';
import { pointersOf } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { LanguageField, NoteField, TextField } from '~/ui/fields.tsx';
import css from './referral.module.css';

const kNotes = ['remarks', 'risks', 'alternatives'] as const;
const kLabels = { remarks: 'common.note', risks: 'case.offers.risks', alternatives: 'case.offers.alternatives' };

export function TranslateForm({ referral }: { referral: ReferralView & { offer: OfferTerms } }) {
  const { t } = useReader();
  const { offer } = referral;
  return (
    <Stack gap="md">
      <LanguageField at="/language" label={t('common.language')} required />
      <div><Text className={css.original} dir="auto">{offer.plan}</Text><NoteField at="/texts/plan" label={t('case.field.treatment_plan')} required rows={4} /></div>
      {offer.lines.map(({ text }, place) => <TextField key={place} at={`/words/w${place}`} label={text} dir="auto" />)}
      {kNotes.map((name) => offer[name] && <div key={name}><Text className={css.original} dir="auto">{offer[name]}</Text><NoteField at={`/texts/${name}`} label={t(kLabels[name])} /></div>)}
    </Stack>
  );
}

/** What was translated into the patient's language already is where one goes on. */
export function beginTranslation(view: CaseView, referral: ReferralView | undefined): Values {
  const language = view.persons[0]?.language ?? view.patient?.language;
  const known = referral?.translations.find((one) => one.language === language)?.texts;
  const { lines = [], ...texts } = known ?? {};
  return { '/referral': referral?.id, '/language': language, ...pointersOf({ texts, words: Object.fromEntries(lines.map((text, place) => [`w${place}`, text])) }) };
}

/** Lines without a translation keep their own words; with none translated none are sent. */
export function shapeTranslation(raw: unknown, referral: ReferralView | undefined): unknown {
  const { words, ...body } = raw as { words?: Record<string, string>; texts?: object };
  const lines = words ? (referral?.offer?.lines ?? []).map(({ text }, place) => words[`w${place}`] ?? text) : [];
  return { ...body, texts: { ...body.texts, lines } };
}
