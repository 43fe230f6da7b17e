import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { TimelineList } from '~/ui/TimelineList.tsx';
import { Composer } from './Composer.tsx';

const kReasons = { referral_declined: 'case.decline_reason', case_withdrawn: 'case.withdraw_reason' };

/** One writes at the top; what happened stands below, newest first. */
export function Timeline({ view }: { view: CaseView }) {
  const { t } = useReader();
  return (
    <Panel title={t('case.tab.timeline')}>
      <Composer view={view} />
      <TimelineList kind="case" id={view.id} reasons={kReasons} about={({ referral }) => view.referrals.find(({ id }) => id === referral)?.clinic.name} />
    </Panel>
  );
}
