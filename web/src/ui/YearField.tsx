import { TextInput } from '@mantine/core';
import { digitsOf } from '~/lib/digits.ts';
import { useFieldFrame, type FieldProps } from './fields.tsx';

/** A year of four digits, sent as a number. */
export function YearField(props: FieldProps) {
  const { value, set, frame } = useFieldFrame(props);
  return (
    <TextInput {...frame} w={120} inputMode="numeric" maxLength={4} dir="ltr" value={value === undefined ? '' : String(value)}
      onChange={(event) => { const digits = digitsOf(event.currentTarget.value); set(digits === '' ? undefined : Number(digits)); }} />
  );
}
