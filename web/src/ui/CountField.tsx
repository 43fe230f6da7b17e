import { NumberInput } from '@mantine/core';
import { useFieldFrame, type FieldProps } from './fields.tsx';

/** A whole number from one on, typed as it is: days, pieces. */
export function CountField({ most, width, ...props }: FieldProps & { most: number; width?: number }) {
  const { value, set, frame } = useFieldFrame(props);
  return (
    <NumberInput {...frame} w={width} maw="100%" min={1} max={most} allowDecimal={false} allowNegative={false} inputMode="numeric" value={value === undefined ? '' : Number(value)}
      onChange={(count) => set(count === '' ? undefined : String(count))} />
  );
}
