import { wallClock } from './i18n/format.ts';

const two = (value: number) => String(value).padStart(2, '0');

// Phones call every photograph image.jpg: pages are named by their day and hour where they were taken, and by their number, so that the family and the coordinator know
// them apart and the server their order.
export function namedPages(files: readonly File[], now: Date, zone: string, before: number): File[] {
  const { year, month, day, hour, minute } = wallClock(now, zone);
  const stamp = `${year}-${two(month)}-${two(day)} ${two(hour)}.${two(minute)}`;
  return files.map((file, place) => new File([file], `${stamp} p${before + place + 1}${file.name.match(/\.\w+$/)?.[0] ?? '.jpg'}`, { type: file.type, lastModified: file.lastModified }));
}
