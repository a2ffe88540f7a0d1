import { DirectionProvider } from '@base-ui/react/direction-provider';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { Platform } from '../lib/platform.ts';
import type { Ticker } from '../lib/ticker.ts';
import { FloatsProvider } from './floats.tsx';

interface UiSurroundings {
  platform: Platform;
  /** BCP 47, for dates and numbers. */
  locale: string;
  ticker: Ticker;
}

const Surroundings = createContext<UiSurroundings | null>(null);

/** What every component stands on: platform (for key names), locale, the one ticking clock. */
export function UiProvider({ platform, locale, ticker, children }: UiSurroundings & { children: ReactNode }) {
  const value = useMemo(() => ({ platform, locale, ticker }), [platform, locale, ticker]);
  return (
    <Surroundings value={value}>
      <DirectionProvider direction="ltr">
        <FloatsProvider>{children}</FloatsProvider>
      </DirectionProvider>
    </Surroundings>
  );
}

function useSurroundings(): UiSurroundings {
  const value = useContext(Surroundings);
  if (value === null) throw new Error('A component of renderer/ui needs a UiProvider above it');
  return value;
}

export function usePlatform(): Platform {
  return useSurroundings().platform;
}

export function useLocale(): string {
  return useSurroundings().locale;
}

const never = () => () => {};

/** The server's time in whole seconds of milliseconds; draws anew each second, or never while `running` is false. */
export function useNow(running = true): number {
  const { ticker } = useSurroundings();
  return useSyncExternalStore(running ? ticker.subscribe : never, ticker.second) * 1000;
}

/**
 * An element whose words follow the clock: `write` puts them there at every drawing, and each second while `running`. A list
 * with a running time in each row then draws none of them anew.
 */
export function useWrittenTime<Written extends Element>(
  running: boolean,
  write: (element: Written, nowMs: number) => void,
): RefObject<Written | null> {
  const { ticker } = useSurroundings();
  const element = useRef<Written>(null);
  const put = useRef(() => {});
  useLayoutEffect(() => {
    put.current = () => {
      if (element.current !== null) write(element.current, ticker.second() * 1000);
    };
    put.current();
  });
  useEffect(() => (running ? ticker.subscribe(() => put.current()) : undefined), [running, ticker]);
  return element;
}

/** The server's time in whole minutes of milliseconds; draws anew only when the minute turns. */
export function useMinute(): number {
  const { ticker } = useSurroundings();
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(ticker.second() / 60)) * 60_000;
}
