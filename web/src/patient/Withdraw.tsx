import { useState } from 'react';
import { kWithdrawReason, type CaseView, type WithdrawReason } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from './act.ts';
import { Problem } from './Frame.tsx';

/** Reasons that a family has; that nobody answers is the coordinator's to write down. */
const kReasons = kWithdrawReason.filter((reason) => reason !== 'no_answer');

export function Withdraw({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useReader();
  const [reason, setReason] = useState<WithdrawReason>('treated_at_home');
  const [remark, setRemark] = useState('');
  const act = useAct(view.id, onDone);
  if (!view.commands.some(({ command }) => command === 'withdraw_wish')) return null;
  return (
    <details>
      <summary>{t('patient.withdraw')}</summary>
      <p>{t('patient.withdraw_explain')}</p>
      <label htmlFor="reason">{t('patient.withdraw_reason')}</label>
      <select id="reason" value={reason} onChange={(event) => setReason(event.currentTarget.value as WithdrawReason)}>
        {kReasons.map((one) => <option key={one} value={one}>{t(`case.withdraw_reason.${one}`)}</option>)}
      </select>
      <label htmlFor="remark">{t('patient.withdraw_remark')}</label>
      <textarea id="remark" rows={2} dir="auto" maxLength={2000} value={remark} onChange={(event) => setRemark(event.currentTarget.value)} />
      <Problem error={act.error} />
      <button type="button" className="danger" disabled={act.busy} onClick={() => void act.give('withdraw-wish', { reason, ...(remark.trim() ? { remark: remark.trim() } : {}) })}>{t('patient.withdraw_confirm')}</button>
    </details>
  );
}
