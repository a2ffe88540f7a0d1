const delays = ['', '[animation-delay:200ms]', '[animation-delay:400ms]'];

/** Three dots that breathe: words are on their way. Always beside words that say so. */
export function TypingDots() {
  return (
    <span aria-hidden="true" className="inline-flex shrink-0 items-center gap-0.5">
      {delays.map((delay) => (
        <span key={delay} className={`size-1 animate-breathe rounded-full bg-current ${delay}`} />
      ))}
    </span>
  );
}
