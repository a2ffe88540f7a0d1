import type { PersonRef } from '../../domain/person.ts';
import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';

const shownMs = 6_000;

/** Who writes in which conversation; `rep` is null for the visitor. */
export interface Typist {
  conversationId: string;
  rep: PersonRef | null;
}

/** The part of a connection by which it is heard. */
export interface HearPort {
  on(event: 'conversation.typing', listener: (news: Typist & { typing: boolean }) => void): () => void;
}

/** Who writes now: each for six seconds after it was said last. */
export interface HearTyping extends Readable<readonly Typist[]> {
  close(): void;
}

/** Listens to who writes. */
export function hearTyping({ port, timers }: { port: HearPort; timers: Timers }): HearTyping {
  const changed = createListeners();
  const drops = new Map<string, () => void>();
  let typists: readonly Typist[] = [];
  const keyOf = ({ conversationId, rep }: Typist): string => `${conversationId} ${rep?.id}`;
  const show = (next: readonly Typist[]): void => {
    typists = next;
    changed.tell();
  };
  const drop = (key: string): void => {
    drops.get(key)?.();
    if (drops.delete(key)) show(typists.filter((one) => keyOf(one) !== key));
  };
  const deaf = port.on('conversation.typing', ({ conversationId, rep, typing }) => {
    const typist = { conversationId, rep };
    const key = keyOf(typist);
    if (!typing) return drop(key);
    const known = drops.get(key);
    known?.();
    drops.set(
      key,
      timers.after(shownMs, () => drop(key)),
    );
    if (known === undefined) show([...typists, typist]);
  });
  return {
    getSnapshot: () => typists,
    subscribe: changed.add,
    close() {
      deaf();
      for (const cancel of drops.values()) cancel();
      drops.clear();
    },
  };
}
