// A rate as people write it ("1 385,25") and as it is kept: millionths of the currency for one US dollar.
const kMillion = 1_000_000;

export interface RateForm { currency?: string; per_dollar?: string; day?: string; source?: string }

export function microOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(',', '.');
  const value = /^\d+(\.\d{1,6})?$/.test(plain) ? Math.round(Number(plain) * kMillion) : NaN;
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** What cannot be read is sent as it was typed, and the server says so. */
export function shapeRate(raw: unknown): unknown {
  const { per_dollar: text = '', ...rate } = raw as RateForm;
  return { ...rate, per_dollar_micro: microOf(text) ?? text };
}

export const perDollar = (micro: number): number => micro / kMillion;

/** As many decimals as the rate has. */
export const decimalsOf = (micro: number): number => (String(micro % kMillion).padStart(6, '0').replace(/0+$/, '')).length;
