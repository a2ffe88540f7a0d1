import { cx } from '../lib/cx.ts';
import { keyCaps } from '../lib/shortcut-keys.ts';
import { usePlatform } from './ui-provider.tsx';

interface KbdProps {
  keys: string;
  /** Without a cap around it: for a hint inside a button. */
  bare?: boolean;
  /** Read aloud: where the key is the point. A hint is silent, `aria-keyshortcuts` says it. */
  spoken?: boolean;
  className?: string;
}

/** Draws `mod+enter` or `g l` as this platform writes it. */
export function Kbd({ keys, bare = false, spoken = false, className }: KbdProps) {
  const platform = usePlatform();
  const separator = platform === 'mac' ? '' : '+';
  return (
    <span aria-hidden={!spoken} className={cx('inline-flex shrink-0 items-center gap-1 text-meta', className)}>
      {keyCaps(keys, platform).map((caps, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the chords of a fixed sequence have no other identity
          key={index}
          className={
            bare
              ? 'opacity-90'
              : 'inline-flex h-4 min-w-4 items-center justify-center rounded-[0.25rem] bg-hover px-1 text-faint shadow-[inset_0_0_0_1px_var(--color-hairline)]'
          }
        >
          {caps.join(separator)}
        </span>
      ))}
    </span>
  );
}
