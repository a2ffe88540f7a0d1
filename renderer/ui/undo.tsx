import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCovered, isTextField } from '../lib/shortcuts.ts';
import { useShortcut } from './shortcut-context.tsx';
import { useToast } from './toast.tsx';

/** Something that was done and can be taken back. */
export interface Doable {
  /** What was done, as a sentence; null where the screen says it by itself. */
  said: string | null;
  /** What it is called behind *Undo:*, such as *close conversation*. */
  what: string;
  /** What it changed, such as `closing:{id}`: a later act on the same takes the place of what is said of it. */
  about?: string;
  /** How long it can be taken back, in milliseconds. */
  forMs?: number;
  /** Takes it back; answers null where that is done, else in words why it is not. */
  undo(): Promise<string | null>;
}

type Done = Doable & { at: number; until: number; dismiss(): void };

/** Takes back what was done last; in text what was typed last, unless something was done since. */
export const undoKeys = 'mod+z';

/** So many can be taken back, the latest first. */
const most = 20;
const usualMs = 10 * 60_000;

/** In a text of the screen, not in one of a dialog or of the palette. */
const isInText = (): boolean => isTextField(document.activeElement) && !isCovered(document.activeElement);

const takesBack = (event: KeyboardEvent | PointerEvent): boolean =>
  'key' in event &&
  event.key.toLowerCase() === 'z' &&
  event.ctrlKey !== event.metaKey &&
  !event.altKey &&
  !event.shiftKey &&
  !event.defaultPrevented &&
  !isTextField(event.target);

interface Undoing {
  did(doable: Doable): () => void;
  over(about: string): void;
}

const Context = createContext<Undoing | null>(null);

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
  // A dialog has the keys until it is gone, and what it did can be taken back once the router has answered: Ctrl/Cmd+Z that
  // comes before is kept for it, unless something else is pressed.
  const wanted = useRef(false);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const typed = (): void => {
      if (isInText()) typedAt.current = performance.now();
    };
    const listen = (event: KeyboardEvent | PointerEvent): void => {
      wanted.current = takesBack(event) && (isCovered(event.target) || done.current.length === 0);
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('pointerdown', listen);
    window.addEventListener('input', typed);
    return () => {
      window.removeEventListener('input', typed);
      window.removeEventListener('keydown', listen);
      window.removeEventListener('pointerdown', listen);
    };
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
      for (const { about, dismiss } of done.current) if (about !== undefined && about === doable.about) dismiss();
      let dismiss = (): void => {};
      const one: Done = {
        ...doable,
        dismiss: () => dismiss(),
        at: performance.now(),
        until: Date.now() + (doable.forMs ?? usualMs),
        undo: () => {
          dismiss();
          return doable.undo();
        },
      };
      keep([...done.current, one]);
      if (wanted.current) {
        wanted.current = false;
        void undo(one);
      } else if (doable.said !== null) {
        const action = { label: t('undo.do'), run: () => void undo(one) };
        dismiss = say({ title: doable.said, tone: 'done', action });
      }
      return () => forget(one);
    },
    [keep, forget, undo, say, t],
  );
  const over = useCallback(
    (about: string): void => {
      for (const one of done.current) if (one.about === about) one.dismiss();
      keep(done.current.filter((one) => one.about !== about));
    },
    [keep],
  );
  const undoing = useMemo(() => ({ did, over }), [did, over]);

  // Always registered, so that no moment is too early for it: what it means is known as soon as it is done.
  useShortcut({
    keys: undoKeys,
    label: latest === null ? t('undo.do') : t('undo.what', { what: latest.what }),
    group: t('general'),
    inText: true,
    when: () => {
      const last = done.current.at(-1);
      return last !== undefined && Date.now() <= last.until && (!isInText() || last.at > typedAt.current);
    },
    run: () => {
      const last = done.current.at(-1);
      if (last !== undefined) void undo(last);
    },
  });
  return <Context value={undoing}>{children}</Context>;
}

function useUndoing(): Undoing {
  const undoing = useContext(Context);
  if (undoing === null) throw new Error('useDid needs an UndoArea above it');
  return undoing;
}

/** Says that something was done, and how it is taken back; answers with a way to forget that it can be. */
export const useDid = (): Undoing['did'] => useUndoing().did;

/** Forgets what was done about something, and what is said of it: it came back another way. */
export const useOver = (): Undoing['over'] => useUndoing().over;
