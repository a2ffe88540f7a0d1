/** The Foyer mark: an open door with light on the floor. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size} className="block shrink-0">
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <path d="M11 23.5V11.2a5 5 0 0 1 10 0v12.3z" className="fill-brand-ink" opacity="0.32" />
      <path d="M11 23.5V11.2a5 5 0 0 1 5-5v14z" className="fill-brand-ink" />
      <path d="M6.5 23.5h19" className="stroke-brand-ink" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
