import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { clampWidth } from '../lib/panes.ts';

interface DividerProps {
  label: string;
  width: number;
  limits: { min: number; max: number };
  /** Which side of the line is the pane it sizes. */
  pane: 'start' | 'end';
  onChange(width: number): void;
  onReset(): void;
}

/** The line between two planes: drag it, or move it with the arrow keys; a double click brings the first width back. */
export function Divider({ label, width, limits, pane, onChange, onReset }: DividerProps) {
  const drag = useRef<{ from: number; width: number } | null>(null);

  // A pane at the start grows to the right, one at the end to the left; both turn round in right-to-left.
  const direction = (element: Element): number =>
    (pane === 'start' ? 1 : -1) * (getComputedStyle(element).direction === 'rtl' ? -1 : 1);

  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width };
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current === null) return;
    const moved = (event.clientX - drag.current.from) * direction(event.currentTarget);
    onChange(clampWidth(drag.current.width + moved, limits));
  };
  const key = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
    if (step === 0) return;
    event.preventDefault();
    onChange(clampWidth(width + step * direction(event.currentTarget), limits));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator one can move is a widget; <hr> is not
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = null;
      }}
      onDoubleClick={onReset}
      onKeyDown={key}
      className="group relative z-10 w-px shrink-0 cursor-col-resize bg-hairline outline-none before:absolute before:inset-y-0 before:-start-1 before:-end-1"
    >
      <span className="pointer-events-none absolute inset-y-0 -start-px w-[3px] bg-focus opacity-0 transition-opacity delay-100 group-hover:opacity-50 group-focus-visible:opacity-100 group-active:opacity-100" />
    </div>
  );
}
