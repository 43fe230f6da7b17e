import { TextInput } from '@mantine/core';
import { digitsOf } from '~/lib/digits.ts';
import { useFieldFrame, type FieldProps } from './fields.tsx';

/** A whole number from one to `most`, typed as it is: days, pieces. */
export function CountField({ most, width, ...props }: FieldProps & { most: number; width?: number }) {
  const { value, set, frame } = useFieldFrame(props);
  return (
    <TextInput {...frame} w={width} maw="100%" inputMode="numeric" dir="ltr" maxLength={String(most).length} value={value === undefined ? '' : String(value)}
      onChange={(event) => set(digitsOf(event.currentTarget.value).replace(/^0+/, '') || undefined)} />
  );
}
