import { cx } from '../lib/cx.ts';
import { keyCaps } from '../lib/shortcut-keys.ts';
import { usePlatform } from './ui-provider.tsx';

/** Draws `mod+enter` or `g l` as this platform writes it. `bare` has no cap around it: for a hint inside a button. */
export function Kbd({ keys, bare = false, className }: { keys: string; bare?: boolean; className?: string }) {
  const platform = usePlatform();
  const separator = platform === 'mac' ? '' : '+';
  return (
    <span aria-hidden="true" className={cx('inline-flex shrink-0 items-center gap-1 text-meta', className)}>
      {keyCaps(keys, platform).map((caps, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the chords of a fixed sequence have no other identity
          key={index}
          className={
            bare
              ? 'opacity-75'
              : 'inline-flex h-4 min-w-4 items-center justify-center rounded-[0.25rem] bg-hover px-1 text-faint shadow-[inset_0_0_0_1px_var(--color-hairline)]'
          }
        >
          {caps.join(separator)}
        </span>
      ))}
    </span>
  );
}
