/** The mark: two gates joined by a path. Decorative beside its name, so hidden from screen readers. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M3 22V12.5a4.5 4.5 0 0 1 9 0V22" />
      <path d="M20 22V12.5a4.5 4.5 0 0 1 9 0V22" />
      <path d="M7.5 22c0 6.5 17 6.5 17 0" />
    </svg>
  );
}
