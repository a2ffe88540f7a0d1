import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';
import { useFloats } from './floats.tsx';
import { Kbd } from './kbd.tsx';

interface TooltipProps {
  /** What it says; short. */
  label: ReactNode;
  /** The shortcut of the same act. */
  keys?: ShortcutKeys;
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** The element it belongs to; it must take a ref and spread props, as all of renderer/ui do. */
  children: ReactElement<Record<string, unknown>>;
}

export const TIP_POPUP =
  'flex max-w-72 items-center gap-2 rounded-control bg-raised px-2 py-1 text-small text-ink shadow-over transition-opacity data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0';

/** A word about the thing under the pointer. Never the only place where something is said. */
export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  const floats = useFloats();
  return (
    // Escape means the dialog or menu around it; the word about a button goes with it.
    <Base.Root onOpenChange={(open, details) => open || details.reason !== 'escape-key' || details.allowPropagation()}>
      <Base.Trigger render={children} />
      <Base.Portal container={floats}>
        <Base.Positioner positionMethod="fixed" side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className={TIP_POPUP}>
            <span className="min-w-0 text-balance break-words">{label}</span>
            {keys !== undefined && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Around a window: how long the pointer rests before a word appears, and how soon the next one follows. */
export function TooltipArea({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={450} timeout={300}>
      {children}
    </Base.Provider>
  );
}
