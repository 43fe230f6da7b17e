import { TextInput } from '@mantine/core';
import { digitsOf } from '~/lib/digits.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useFieldFrame, type FieldProps } from './fields.tsx';

const kLeast = 1;

/** A whole number from one to `most`, typed as it is: days, pieces. */
export function CountField({ most, width, ...props }: FieldProps & { most: number; width?: number }) {
  const { t, number } = useReader();
  const { value, set, errors, frame } = useFieldFrame(props);
  const error = errors[0]?.code === 'out_of_range' ? t('common.count_range', { least: number(kLeast), most: number(most) }) : frame.error;
  return (
    <TextInput {...frame} error={error} w={width} maw="100%" inputMode="numeric" dir="ltr" maxLength={String(most).length} value={value === undefined ? '' : String(value)}
      onChange={(event) => set(digitsOf(event.currentTarget.value).replace(/^0+/, '') || undefined)} />
  );
}
