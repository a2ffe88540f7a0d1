import type { Opener } from '../../../shared/protocol/rep/pounce.ts';
import { ok } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../../features/actor.ts';
import type { PounceRules } from '../../features/pounce/pounce-rules.ts';
import type { Pounces } from '../../features/pounce/pounces.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'pounce.claim'
  | 'pounce.typing'
  | 'pounce.send'
  | 'pounce.cancel'
  | 'pounce.list'
  | 'pounce.openers'
  | 'pounce.rules'
  | 'pounce.set_rules'
  | 'pounce.auto'
  | 'pounce.set_auto';

export interface PounceHandlerOptions {
  pounces: Pounces;
  pounceRules: PounceRules;
  openersOf(actor: RepActor, visitorId: string): Promise<Opener[]>;
}

/** A rep's first word to a visitor, and the rules that say one by themselves. */
export const repPounceHandlers = ({ pounces, pounceRules, openersOf }: PounceHandlerOptions): RepHandlers<Events> => ({
  'pounce.claim': ({ actor }, { visitorId }) => pounces.claim(actor, visitorId),
  'pounce.typing': ({ actor }, { pounceId }) => pounces.typing(actor, pounceId),
  'pounce.send': ({ actor }, input) => pounces.send(actor, input),
  'pounce.cancel': ({ actor }, { pounceId }) => pounces.cancel(actor, pounceId),
  'pounce.list': ({ actor }, { visitorId }) => pounces.list(actor, visitorId),
  'pounce.openers': async ({ actor }, { visitorId }) => ok({ openers: await openersOf(actor, visitorId) }),
  'pounce.rules': async () => ok({ rules: [...pounceRules.current()] }),
  'pounce.set_rules': ({ actor }, { rules }) => pounceRules.set(actor, rules),
  'pounce.auto': async ({ actor }) => ok({ on: pounceRules.mayUse(actor.personId) }),
  'pounce.set_auto': ({ actor }, { on }) => pounceRules.setAuto(actor, on),
});
