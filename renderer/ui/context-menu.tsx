import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { useFloats } from './floats.tsx';
import { POPUP } from './menu-parts.tsx';

interface ContextMenuProps {
  /** The element one right-clicks (or presses the menu key on). */
  children: ReactElement<Record<string, unknown>>;
  /** MenuItem, MenuSeparator and the like. */
  items: ReactNode;
  /** Told where the right button was pressed, before the menu opens; false keeps it closed. */
  onAsk?(target: Element): boolean;
}

/** The same acts a row has elsewhere, under the right button. Never the only way to an act. */
export function ContextMenu({ children, items, onAsk }: ContextMenuProps) {
  const floats = useFloats();
  const ask = (event: { target: EventTarget; preventBaseUIHandler(): void }): void => {
    if (onAsk?.(event.target as Element) === false) event.preventBaseUIHandler();
  };
  return (
    <Base.Root>
      <Base.Trigger render={children} onContextMenu={ask} onTouchStart={ask} />
      <Base.Portal container={floats}>
        <Base.Positioner positionMethod="fixed" collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={cx(POPUP, 'min-w-48 p-1')}>{items}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
