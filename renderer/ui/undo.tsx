import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from './shortcut-context.tsx';
import { useToast } from './toast.tsx';

/** Something that was done and can be taken back. */
export interface Doable {
  /** What was done, as a sentence; null where the screen says it by itself. */
  said: string | null;
  /** What it is called behind *Undo:*, such as *close conversation*. */
  what: string;
  /** How long it can be taken back, in milliseconds. */
  forMs?: number;
  /** Takes it back; answers null where that is done, else in words why it is not. */
  undo(): Promise<string | null>;
}

type Done = Doable & { until: number };

/** Takes back what was done last, outside of text. */
export const undoKeys = 'mod+z';

/** So many can be taken back, the latest first. */
const most = 20;
const usualMs = 10 * 60_000;

const Context = createContext<((doable: Doable) => () => void) | null>(null);

/** Remembers what was done below it, newest last, and takes it back by the toast, the shortcut or the palette. */
export function UndoArea({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  const say = useToast();
  const done = useRef<readonly Done[]>([]);
  const [latest, setLatest] = useState<Done | null>(null);

  const keep = useCallback((next: readonly Done[]): void => {
    done.current = next.slice(-most);
    setLatest(done.current.at(-1) ?? null);
  }, []);
  const forget = useCallback((one: Done): void => keep(done.current.filter((other) => other !== one)), [keep]);

  const undo = useCallback(
    async (one: Done): Promise<void> => {
      if (!done.current.includes(one)) return;
      forget(one);
      const { what } = one;
      const why = Date.now() > one.until ? t('undo.late') : await one.undo();
      if (why === null) say({ title: t('undo.done', { what }) });
      else say({ tone: 'wrong', title: t('undo.failed', { what }), detail: why });
    },
    [forget, say, t],
  );

  const did = useCallback(
    (doable: Doable): (() => void) => {
      let dismiss = (): void => {};
      const one: Done = {
        ...doable,
        until: Date.now() + (doable.forMs ?? usualMs),
        undo: () => {
          dismiss();
          return doable.undo();
        },
      };
      keep([...done.current, one]);
      if (doable.said !== null) {
        const action = { label: t('undo.do'), run: () => void undo(one) };
        dismiss = say({ title: doable.said, tone: 'done', action });
      }
      return () => forget(one);
    },
    [keep, forget, undo, say, t],
  );

  useShortcut(
    latest === null
      ? null
      : {
          keys: undoKeys,
          label: t('undo.what', { what: latest.what }),
          group: t('general'),
          when: () => Date.now() <= latest.until,
          run: () => void undo(latest),
        },
  );
  return <Context value={did}>{children}</Context>;
}

/** Says that something was done, and how it is taken back; answers with a way to forget that it can be. */
export function useDid(): (doable: Doable) => () => void {
  const did = useContext(Context);
  if (did === null) throw new Error('useDid needs an UndoArea above it');
  return did;
}
