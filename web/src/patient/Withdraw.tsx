import { kWithdrawReason, type CaseView, type WithdrawReason } from '~api';
import { useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from '~/plain/act.ts';
import { Kept } from '~/plain/Kept.tsx';
import { Problem } from '~/plain/Problem.tsx';

/** Reasons that a family has; that nobody answers is the coordinator's to write down. */
const kReasons = kWithdrawReason.filter((reason) => reason !== 'no_answer');

export function Withdraw({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useReader();
  const { value: { reason, remark }, change, since, discard } = useDraft<{ reason?: WithdrawReason; remark: string }>(`${view.id}/withdraw`, { remark: '' });
  const act = useAct(view.id, onDone);
  if (!view.commands.some(({ command }) => command === 'withdraw_wish')) return null;
  return (
    <details open={since !== undefined || undefined}>
      <summary>{t('patient.withdraw')}</summary>
      <p>{t('patient.withdraw_explain')}</p>
      <Kept since={since} discard={discard} />
      <label htmlFor="reason">{t('patient.withdraw_reason')}</label>
      <select id="reason" required value={reason ?? ''} onChange={(event) => { const chosen = event.currentTarget.value as WithdrawReason; change((now) => ({ ...now, reason: chosen })); }}>
        <option value="" disabled hidden>{t('patient.withdraw_choose')}</option>
        {kReasons.map((one) => <option key={one} value={one}>{t(`case.withdraw_reason.${one}`)}</option>)}
      </select>
      <label htmlFor="remark">{t('patient.withdraw_remark')}</label>
      <textarea id="remark" rows={2} dir="auto" maxLength={2000} value={remark} onChange={(event) => { const typed = event.currentTarget.value; change((now) => ({ ...now, remark: typed })); }} />
      <Problem error={act.error} />
      <button type="button" className="danger" disabled={act.busy || !reason} onClick={() => void act.give('withdraw-wish', { reason, ...(remark.trim() ? { remark: remark.trim() } : {}) }).then((done) => { if (done) discard(); })}>{t('patient.withdraw_confirm')}</button>
    </details>
  );
}
