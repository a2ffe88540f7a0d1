import { cx } from '../lib/cx.ts';
import { initialsOf, toneOf } from '../lib/face.ts';
import type { FaceSize } from './avatar.tsx';
import { toneClass } from './tone.ts';

const SIZES: Record<FaceSize, string> = {
  16: 'size-4 rounded-[0.1875rem] text-[0.5625rem]',
  20: 'size-5 rounded-[0.25rem] text-[0.625rem]',
  24: 'size-6 rounded-[0.3125rem] text-meta',
  28: 'size-7 rounded-control text-small',
  32: 'size-8 rounded-control text-body',
  40: 'size-10 rounded-[0.5rem] text-title',
  56: 'size-14 rounded-plane text-page',
};

interface LetterTileProps {
  id: string;
  name: string;
  logo?: string | null;
  size?: FaceSize;
  className?: string;
}

/** A company or a workspace: the logo, else its first letter on a tone from the id. Square, where people are round. */
export function LetterTile({ id, name, logo, size = 24, className }: LetterTileProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex shrink-0 items-center justify-center overflow-hidden font-semibold',
        SIZES[size],
        toneClass(toneOf(id)),
        className,
      )}
    >
      {logo == null ? (
        initialsOf(name.trim().split(/\s+/u)[0] ?? name)
      ) : (
        <img src={logo} alt="" className="size-full" />
      )}
    </span>
  );
}
