import { PounceRule } from '../../../shared/protocol/rep/pounce.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { optIn, optOut, readOptOuts, readRules, writeRules } from './pounce-rules-repository.ts';

/** The rules that pounce by themselves and who lets none speak in their name: in memory, because every page view asks. */
export const createPounceRules = ({ store }: Core, audit: Audit) => {
  let known: readonly PounceRule[] = [];
  const optedOut = new Set<string>();
  const listeners: (() => void)[] = [];

  return {
    current: (): readonly PounceRule[] => known,
    /** True where rules may pounce in the person's name. */
    mayUse: (personId: string): boolean => !optedOut.has(personId),
    /** Hears of changed rules and switches, after they were stored. */
    onChanged: (listener: () => void): void => {
      listeners.push(listener);
    },

    load: async (): Promise<void> => {
      known = (await readRules(store.k)).map((rule) => PounceRule.parse(rule));
      for (const id of await readOptOuts(store.k)) optedOut.add(id);
    },

    set: async (actor: RepActor, rules: PounceRule[]): Promise<Result<{ rules: PounceRule[] }>> => {
      if (new Set(rules.map(({ id }) => id)).size < rules.length) return fail('bad_request', 'rules: one id twice');
      await store.run(async (tx) => {
        await writeRules(tx, rules);
        const facts = { rules: rules.length, on: rules.filter(({ on }) => on).length };
        await audit.write(tx, { actorId: actor.personId, action: 'pounce.set_rules', object: 'pounce_rules', facts });
        const before = known;
        known = rules;
        tx.onRollback(() => {
          known = before;
        });
      });
      for (const listener of listeners) listener();
      return ok({ rules });
    },

    setAuto: async (actor: RepActor, on: boolean): Promise<Result<{ on: boolean }>> => {
      await store.run(async (tx) => {
        await (on ? optIn(tx, actor.personId) : optOut(tx, actor.personId));
        const before = optedOut.has(actor.personId);
        const put = (out: boolean) => (out ? optedOut.add(actor.personId) : optedOut.delete(actor.personId));
        put(!on);
        tx.onRollback(() => put(before));
      });
      for (const listener of listeners) listener();
      return ok({ on });
    },
  };
};

export type PounceRules = ReturnType<typeof createPounceRules>;
