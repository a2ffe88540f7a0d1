import { Avatar as Base } from '@base-ui/react/avatar';
import { cx } from '../lib/cx.ts';
import { initialsOf, toneOf } from '../lib/face.ts';
import { toneClass } from './tone.ts';

export type FaceSize = 16 | 20 | 24 | 28 | 32 | 40 | 56;

const SIZES: Record<FaceSize, string> = {
  16: 'size-4 text-[0.4375rem]',
  20: 'size-5 text-[0.5rem]',
  24: 'size-6 text-[0.5625rem]',
  28: 'size-7 text-[0.625rem]',
  32: 'size-8 text-meta',
  40: 'size-10 text-body',
  56: 'size-14 text-title',
};

interface AvatarProps {
  /** Whose tone it is: the same id looks the same everywhere. */
  id: string;
  name: string;
  photo?: string | null;
  size?: FaceSize;
  /** Where the name does not stand beside it, the picture must say it. */
  named?: boolean;
  className?: string;
}

/** A person: the photo, else initials on a tone from the id. */
export function Avatar({ id, name, photo, size = 24, named = false, className }: AvatarProps) {
  const said = { 'data-face': '', ...(named ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true }) };
  const look = cx(
    'inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-semibold tracking-tight',
    SIZES[size],
    toneClass(toneOf(id)),
    className,
  );
  // Most faces of a list are initials: nothing is loaded, so nothing has to be watched.
  if (photo == null) {
    return (
      <span {...said} className={look}>
        {initialsOf(name)}
      </span>
    );
  }
  return (
    <Base.Root {...said} className={look}>
      <Base.Image src={photo} alt="" className="size-full object-cover" />
      <Base.Fallback>{initialsOf(name)}</Base.Fallback>
    </Base.Root>
  );
}
