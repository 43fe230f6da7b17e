import { Alert, Stack, Text } from '@mantine/core';
import type { CaseView, ReferralView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { excludedOf, ratesOf, textsFor, type Offered } from '~/lib/offers.ts';
import { Fact, MoneyText } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { useOffers } from './offerQuery.ts';
import { ByRate, Lines } from './OfferParts.tsx';
import { Translated } from './Translated.tsx';
import css from './referral.module.css';

/** The total as it is in the patient's money. */
function InOwn({ of, referral }: { of: string; referral: string }) {
  const { t } = useReader();
  const { data } = useOffers(of, undefined, true);
  const { then, now } = ratesOf(data?.items.find((item) => item.referral.id === referral) ?? {});
  return <>{now && <ByRate label={t('case.offers.by_today')} rate={now} />}{then && <ByRate label={t('case.offers.by_then')} rate={then} />}</>;
}

const offered = (referral: ReferralView): referral is Offered => referral.offer !== undefined;

/** What one is about to choose, in full, before the button that chooses it. */
export function OfferSummary({ view, referral }: { view: CaseView; referral: ReferralView }) {
  const { t, number, language, partyName } = useReader();
  if (!offered(referral)) return null;
  const { offer } = referral;
  const left = excludedOf(offer);
  return (
    <Stack gap="sm">
      <Text>{t('case.offers.choose_explain')}</Text>
      <dl className={css.facts}>
        <Fact label={t('case.field.clinic')}><bdi>{partyName(referral.clinic)}</bdi></Fact>
        <Fact label={t('common.total')}><strong><MoneyText money={offer.total} /></strong><InOwn of={view.id} referral={referral.id} /></Fact>
        <Fact label={t('case.field.valid_until')}><DayText day={offer.valid_until} /></Fact>
        {offer.treatment_from && <Fact label={t('case.field.treatment_from')}><DayText day={offer.treatment_from} /></Fact>}
        {offer.stay_days !== undefined && <Fact label={t('case.field.stay_days')}>{number(offer.stay_days)}</Fact>}
        {offer.surgeon && <Fact label={t('case.field.doctor')}><bdi>{offer.surgeon}</bdi></Fact>}
      </dl>
      <Translated text={offer.plan} words={textsFor(referral, language)?.plan} referral={referral} />
      {left.length > 0 && <Alert color="warm" variant="light" title={t('case.field.not_included')}><Lines lines={left} referral={referral} /></Alert>}
    </Stack>
  );
}
