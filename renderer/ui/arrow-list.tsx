import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { nextIndex } from '../lib/list-keys.ts';
import { isComposing } from '../lib/shortcut-keys.ts';

interface ArrowListProps {
  label: string;
  children: ReactNode;
  className?: string;
}

/** Buttons under each other as one stop for Tab: the arrows, Home and End go from one to the next. */
export function ArrowList({ label, children, className }: ArrowListProps) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = (): HTMLButtonElement[] => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('button:not([disabled])') ?? []),
  ];
  const stopAt = (one: Element | null): void => {
    const all = buttons();
    const stop = all.find((button) => button === one) ?? all.find(({ tabIndex }) => tabIndex === 0) ?? all[0];
    for (const button of all) button.tabIndex = button === stop ? 0 : -1;
  };
  const stopped = useRef<Element | null>(null);
  // Rows come and go: whichever stays, one of them is the stop.
  useLayoutEffect(() => stopAt(stopped.current));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these act at once
    <div
      ref={list}
      role="group"
      aria-label={label}
      className={className}
      onFocus={(event) => {
        stopped.current = event.target;
        stopAt(event.target);
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent) || event.metaKey || event.ctrlKey || event.altKey) return;
        const all = buttons();
        const to = nextIndex(event.key, all.indexOf(event.target as HTMLButtonElement), all.length, 8);
        if (to === undefined) return;
        event.preventDefault();
        all[to]?.focus();
      }}
    >
      {children}
    </div>
  );
}
