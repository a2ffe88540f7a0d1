/** The small diamond of what one aims at, with its word for a screen reader. */
export function TargetMark({ label }: { label: string }) {
  return (
    <span role="img" aria-label={label} className="shrink-0 text-accent-text">
      {'◆'}
    </span>
  );
}
