import { createContext, type ReactNode, useContext, useState } from 'react';
import { createPortal } from 'react-dom';

const Slot = createContext<{ element: HTMLElement | null; setElement(element: HTMLElement | null): void } | null>(null);

/** Lets a screen put its own tools in the window's bar, so that no screen grows a second header line. */
export function BarProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <Slot value={{ element, setElement }}>{children}</Slot>;
}

/** Where the tools come out; drawn once, by the frame. */
export function BarOutlet({ className }: { className?: string }) {
  const slot = useContext(Slot);
  return <div ref={slot?.setElement} className={className} />;
}

/** What a screen shows in the bar: filters, a search field, counts. The empty space around it drags the window. */
export function BarContent({ children }: { children: ReactNode }) {
  const slot = useContext(Slot);
  return slot?.element == null ? null : createPortal(children, slot.element);
}
