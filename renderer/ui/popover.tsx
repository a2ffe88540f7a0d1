import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { useFloats } from './floats.tsx';
import { POPUP } from './menu-parts.tsx';

interface PopoverProps {
  trigger: ReactElement<Record<string, unknown>>;
  /** What it is about; drawn as its heading unless `titleHidden`. */
  title: ReactNode;
  titleHidden?: boolean;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?(open: boolean): void;
  /** Who has the focus when it closes; its button where nobody is named. */
  finalFocus?: () => HTMLElement | null;
  children: ReactNode;
  className?: string;
}

/** A small panel beside its button, for reading or a short form. */
export function Popover({
  trigger,
  title,
  titleHidden = false,
  side = 'bottom',
  align = 'start',
  open,
  onOpenChange,
  finalFocus,
  children,
  className,
}: PopoverProps) {
  const floats = useFloats();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={floats}>
        <Base.Positioner
          positionMethod="fixed"
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            finalFocus={() => finalFocus?.() ?? true}
            className={cx(POPUP, 'max-h-(--available-height) w-72 overflow-y-auto p-4', className)}
          >
            <Base.Title className={titleHidden ? 'sr-only' : 'mb-2 text-body font-semibold'}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
