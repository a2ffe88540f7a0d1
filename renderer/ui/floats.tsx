import { createContext, type ReactNode, useContext, useState } from 'react';

interface Floats {
  element: HTMLElement | null;
  setElement(element: HTMLElement | null): void;
}

const Context = createContext<Floats | null>(null);

/** Keeps the one place menus, tips and dialogs come out at. */
export function FloatsProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <Context value={{ element, setElement }}>{children}</Context>;
}

/** That place: the last thing inside the page's `<main>`, so that what floats still lies within a landmark. */
export function FloatsOutlet() {
  return <div ref={useContext(Context)?.setElement} />;
}

/** For the portals of renderer/ui; without an outlet they come out at the end of the body. */
export function useFloats(): HTMLElement | undefined {
  return useContext(Context)?.element ?? undefined;
}
