import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import type { SettingsService } from './settings.ts';

/** Switches the visitors to practise on. Only a demo has any, and there whoever works in it may. */
export const createPracticeSwitch = ({ store }: Core, settings: SettingsService, demo: boolean) => {
  const put = (on: boolean, personId: string | null): Promise<void> =>
    store.run(async (tx) => {
      const now = settings.current();
      if (now.practiceVisitors !== on) await settings.put(tx, { ...now, practiceVisitors: on }, personId);
    });
  return {
    set: async (actor: RepActor, on: boolean): Promise<Result<{ on: boolean }>> => {
      if (!demo) return fail('not_found', 'only a demo has visitors to practise on');
      await put(on, actor.personId);
      return ok({ on });
    },
    /** How whoever starts the router wants it, whatever was chosen in the console before. */
    startWith: (on: boolean): Promise<void> => put(on, null),
    isOn: (): boolean => demo && settings.current().practiceVisitors,
  };
};

export type PracticeSwitch = ReturnType<typeof createPracticeSwitch>;
