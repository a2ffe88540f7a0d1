import { type ReactElement, type ReactNode, useState } from 'react';
import { ContextMenu } from './context-menu.tsx';

interface ListMenuProps {
  /** What holds the rows. An element in it that carries `data-menu` has a menu, whose items are asked for by that word. */
  children: ReactElement<Record<string, unknown>>;
  items(of: string): ReactNode;
}

/** The right button's menu of a whole list: which row lies under it is found when it is pressed, so no row carries a menu. */
export function ListMenu({ children, items }: ListMenuProps) {
  const [of, setOf] = useState<string | null>(null);
  return (
    <ContextMenu
      items={of === null ? null : items(of)}
      onAsk={(target) => {
        const asked = target.closest<HTMLElement>('[data-menu]')?.dataset.menu ?? null;
        if (asked !== null) setOf(asked);
        return asked !== null;
      }}
    >
      {children}
    </ContextMenu>
  );
}
