import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from '../../ui/icon.tsx';

interface RoomHeadProps {
  hint: ReactNode;
  /** The one act of the room. */
  action?: ReactNode;
}

/** The top of a room: a sentence about it, and its act. */
export function RoomHead({ hint, action }: RoomHeadProps) {
  return (
    <div className="flex items-start gap-4 pb-4">
      <p className="min-w-0 flex-1 pt-1.5 text-pretty text-muted">{hint}</p>
      <span data-act className="shrink-0">
        {action}
      </span>
    </div>
  );
}

/** The way back from one thing to the list of all. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      draggable={false}
      className="-ms-2 mb-3 inline-flex h-7 items-center gap-1 rounded-control pe-2 ps-1 text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      <Icon of={ChevronLeft} className="rtl:-scale-x-100" />
      {children}
    </a>
  );
}

/** A part of a page under its own small heading. */
export function RoomPart({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 pt-7">
      <h3 id={id} className="text-title font-semibold">
        {title}
      </h3>
      {hint !== undefined && <p className="mt-0.5 text-pretty text-muted">{hint}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
