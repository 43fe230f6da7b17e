import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import type { Reader } from '~/lib/i18n/context.tsx';
import { kCommandScreens } from './commands.tsx';

it('funding that was recorded is corrected with what it is made of, and with nothing that is only shown', () => {
  const funding = { kind: 'guarantee_letter', on: '2026-10-19', payer: 'p1', payer_type: 'insurer' };
  const view = { funding, referrals: [] } as unknown as CaseView;
  expect(kCommandScreens.record_funding?.initial?.({ view }, {} as Reader)).toEqual({ '/kind': 'guarantee_letter', '/on': '2026-10-19', '/payer': 'p1' });
});
