import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

interface RoomRowProps {
  /** Where it is opened; null where one only reads. */
  href: string | null;
  name: string;
  words: ReactNode;
  leading?: ReactNode;
  /** Before the arrow: a mark, a count. */
  trailing?: ReactNode;
}

/** One thing of a room: its name, what it is in words, and the way into it. */
export function RoomRow({ href, name, words, leading, trailing }: RoomRowProps) {
  const inner = (
    <>
      {leading}
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="block text-pretty text-small text-muted wrap-anywhere first-letter:uppercase">{words}</span>
      </span>
      {trailing}
      {href !== null && <Icon of={ChevronRight} className="text-faint rtl:-scale-x-100" />}
    </>
  );
  const look = '-mx-2 flex items-center gap-3 rounded-control px-2 py-2';
  return href === null ? (
    <li className={look}>{inner}</li>
  ) : (
    <li>
      <a data-entry href={href} draggable={false} className={`${look} transition-colors hover:bg-hover`}>
        {inner}
      </a>
    </li>
  );
}
