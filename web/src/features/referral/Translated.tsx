import { Text } from '@mantine/core';
import type { ReferralView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './referral.module.css';

/** The original always, a person's translation beside it and marked as one. */
export function Translated({ text, words, referral }: { text: string; words: string | undefined; referral: ReferralView }) {
  const { t, language, partyName } = useReader();
  const by = referral.translations.find((one) => one.language.split('-')[0] === language)?.by;
  return (
    <>
      <Text size="sm" dir="auto" className={css.prose}>{text}</Text>
      {words && <div className={css.translation}><Text size="xs" c="dimmed">{t('case.offers.translation', { who: by ? partyName(by) : '' })}</Text><Text size="sm" dir="auto" lang={language} className={css.prose}>{words}</Text></div>}
    </>
  );
}
