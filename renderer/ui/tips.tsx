import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { formatExact } from '../lib/relative-time.ts';
import { useFloats } from './floats.tsx';
import { TIP_POPUP } from './tooltip.tsx';
import { useLocale } from './ui-provider.tsx';

/** How long the pointer rests before the word appears; the same as for a Tooltip. */
const REST_MS = 450;

/** What carries a word about itself: `<span {...tip('Acme, target account')}>`. Never the only place where something is said. */
export function tip(label: string): { 'data-tip': string } {
  return { 'data-tip': label };
}

/** The same for the exact words of an instant, which are made only when they are shown. */
export function tipAt(atMs: number): { 'data-tip-at': number } {
  return { 'data-tip-at': atMs };
}

function wordsOf(carrier: HTMLElement | null, locale: string): string {
  if (carrier?.isConnected !== true) return '';
  const { tip: words, tipAt: at } = carrier.dataset;
  return words ?? (at === undefined ? '' : formatExact(Number(at), locale));
}

function carrierOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip], [data-tip-at]') : null;
}

/** The element whose word is to be shown: the pointer rests on it. */
function useRestedOn(): HTMLElement | null {
  const [shown, setShown] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let over: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(timer);
      over = null;
      setShown(null);
    };
    const enter = (event: PointerEvent): void => {
      const carrier = event.pointerType === 'touch' ? null : carrierOf(event.target);
      if (carrier === over) return;
      leave();
      if (carrier === null) return;
      over = carrier;
      timer = setTimeout(() => setShown(carrier), REST_MS);
    };
    // What scrolls away under the pointer, or is pressed, has no more to say.
    const endings = ['pointerdown', 'wheel', 'keydown'] as const;
    document.addEventListener('pointerover', enter, { passive: true });
    document.documentElement.addEventListener('pointerleave', leave);
    for (const ending of endings) window.addEventListener(ending, leave, { passive: true, capture: true });
    window.addEventListener('blur', leave);
    return () => {
      leave();
      window.removeEventListener('blur', leave);
      document.removeEventListener('pointerover', enter);
      document.documentElement.removeEventListener('pointerleave', leave);
      for (const ending of endings) window.removeEventListener(ending, leave, { capture: true });
    };
  }, []);
  return shown;
}

/**
 * The one tooltip of all rows: a list of a thousand rows must not carry a tooltip in each of its cells, so the word stands in
 * the element and is looked up when the pointer rests there. Lies once in the window, with the other floats.
 */
export function Tips() {
  const floats = useFloats();
  const shown = useRestedOn();
  const label = wordsOf(shown, useLocale());
  return (
    <Base.Root open={label !== ''}>
      <Base.Portal container={floats}>
        <Base.Positioner
          positionMethod="fixed"
          anchor={shown}
          side="bottom"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup className={TIP_POPUP}>
            <span className="min-w-0 text-balance break-words">{label}</span>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
