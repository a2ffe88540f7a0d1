import { Menu as Base } from '@base-ui/react/menu';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { cx } from '../lib/cx.ts';
import { useFloats } from './floats.tsx';
import { GoesWith } from './goes-with.tsx';
import { POPUP } from './menu-parts.tsx';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?(open: boolean): void;
  /** Said above the items, such as who is signed in. Not an item. */
  header?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A menu under a button. Its parts are in menu-parts.tsx. */
export function Menu({
  trigger,
  side = 'bottom',
  align = 'start',
  open,
  onOpenChange,
  header,
  children,
  className,
}: MenuProps) {
  const floats = useFloats();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<Base.Root.Actions>(null);
  return (
    <Base.Root actionsRef={menu} open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger ref={button} render={trigger} />
      <Base.Portal container={floats}>
        <Base.Positioner
          positionMethod="fixed"
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className={cx(POPUP, 'max-h-(--available-height) min-w-48 overflow-y-auto p-1', className)}>
            <GoesWith button={button} float={menu} />
            {header}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
