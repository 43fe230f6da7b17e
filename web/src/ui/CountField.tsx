import { NumberInput } from '@mantine/core';
import { useReader } from '~/lib/i18n/context.tsx';
import { useFieldFrame, type FieldProps } from './fields.tsx';

const kLeast = 1;

/** A whole number from one on, typed as it is: days, pieces. */
export function CountField({ most, width, ...props }: FieldProps & { most: number; width?: number }) {
  const { t, number } = useReader();
  const { value, set, errors, frame } = useFieldFrame(props);
  const error = errors[0]?.code === 'out_of_range' ? t('common.count_range', { least: number(kLeast), most: number(most) }) : frame.error;
  return (
    <NumberInput {...frame} error={error} w={width} maw="100%" min={kLeast} max={most} allowDecimal={false} allowNegative={false} inputMode="numeric" value={value === undefined ? '' : Number(value)}
      onChange={(count) => set(count === '' ? undefined : String(count))} />
  );
}
