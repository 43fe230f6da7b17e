import { Alert, Stack, Text } from '@mantine/core';
import type { ReferralView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Fact, MoneyText } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import css from './referral.module.css';

/** What one is about to choose, in full, before the button that chooses it. */
export function OfferSummary({ referral }: { referral: ReferralView }) {
  const { t, list, number, partyName } = useReader();
  const { offer } = referral;
  if (!offer) return null;
  const left = offer.lines.filter(({ included }) => !included);
  return (
    <Stack gap="sm">
      <Text>{t('case.offers.choose_explain')}</Text>
      <dl className={css.facts}>
        <Fact label={t('case.field.clinic')}><bdi>{partyName(referral.clinic)}</bdi></Fact>
        <Fact label={t('common.total')}><strong><MoneyText money={offer.total} /></strong></Fact>
        <Fact label={t('case.field.valid_until')}><DayText day={offer.valid_until} /></Fact>
        {offer.treatment_from && <Fact label={t('case.field.treatment_from')}><DayText day={offer.treatment_from} /></Fact>}
        {offer.stay_days !== undefined && <Fact label={t('case.field.stay_days')}>{number(offer.stay_days)}</Fact>}
        {offer.surgeon && <Fact label={t('case.field.doctor')}><bdi>{offer.surgeon}</bdi></Fact>}
      </dl>
      <Text size="sm" dir="auto">{offer.plan}</Text>
      {left.length > 0 && <Alert color="warm" variant="light" title={t('case.field.not_included')}>{list(left.map(({ text }) => text))}</Alert>}
    </Stack>
  );
}
