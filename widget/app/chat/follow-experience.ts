import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import type { ExperienceView } from '../../../shared/protocol/visitor/contract.ts';
import type { Presence } from '../presence/presence.ts';

/** The experience of the page, and its impression once it was on screen. */
export interface FollowedExperience extends Readable<ExperienceView | null> {
  impressionId(): string | null;
  /** Asks again. */
  ask(): void;
}

/** Asks for the page's experience where it would be shown, and reports it as shown once the messenger is open. */
export function followExperience(
  { connection, page, opened }: Pick<Presence, 'connection' | 'page' | 'opened'>,
  wouldShow: () => boolean,
): FollowedExperience {
  const changed = createListeners();
  let experience: ExperienceView | null = null;
  let impression: { url: string; id: string | null } | null = null;
  let asked = '';

  const urlNow = (): string => page.getSnapshot()?.url ?? '';
  const report = async (): Promise<void> => {
    const url = urlNow();
    if (!experience || !opened.getSnapshot() || !wouldShow() || impression?.url === url) return;
    impression = { url, id: null };
    const result = await connection.request('experience.shown', { experienceId: experience.id });
    if (impression.url === url) impression = result.ok ? { url, id: result.data.impressionId } : null;
  };
  const ask = async (): Promise<void> => {
    const state = connection.getSnapshot();
    if (state.kind !== 'connected' || !wouldShow()) return;
    const key = `${state.epoch} ${urlNow()}`;
    if (experience && asked === key) return;
    const result = await connection.request('experience.get', {});
    if (!result.ok) return;
    asked = key;
    experience = result.data.experience;
    changed.tell();
    await report();
  };
  connection.subscribe(() => void ask());
  page.subscribe(() => void ask());
  opened.subscribe(() => void report());
  void ask();

  return {
    getSnapshot: () => experience,
    subscribe: changed.add,
    impressionId: () => impression?.id ?? null,
    ask: () => void ask().then(report),
  };
}
