import type { MachineState } from '../../../shared/domain/presence.ts';

/**
 * What the open consoles of each person say of their computers. Somebody with one unlocked computer is there, whatever the
 * others say; where no console says anything, the last that was known holds, so that a locked computer whose network comes
 * and goes is not offered anything in between.
 */
export class Machines {
  /** What each open console said last; null until it said something. */
  readonly #lines = new Map<string, Map<string, MachineState | null>>();

  /** A console is there and may speak. */
  open(personId: string, lineId: string): void {
    const lines = this.#lines.get(personId) ?? new Map<string, MachineState | null>();
    lines.set(lineId, null);
    this.#lines.set(personId, lines);
  }

  /** Null for the last word of a console that is gone by now: it would be believed for ever. */
  say(personId: string, lineId: string, state: MachineState): MachineState | null {
    const lines = this.#lines.get(personId);
    if (!lines?.has(lineId)) return null;
    lines.set(lineId, state);
    return this.of(personId);
  }

  /** A console is gone, and what it said with it. */
  forget(personId: string, lineId: string): void {
    const lines = this.#lines.get(personId);
    lines?.delete(lineId);
    if (lines?.size === 0) this.#lines.delete(personId);
  }

  /** Null where nobody says anything. */
  of(personId: string): MachineState | null {
    const said = [...(this.#lines.get(personId)?.values() ?? [])];
    if (said.length === 0) return null;
    return (['unlocked', 'locked', 'suspended'] as const).find((state) => said.includes(state)) ?? null;
  }
}
