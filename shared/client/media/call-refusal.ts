import type { Failure } from '../../protocol/result.ts';
import type { CallRefusal } from './call-view.ts';

const refusals: readonly string[] = ['not_talking', 'busy', 'away', 'in_call', 'elsewhere', 'ended'];

/** Why there is no call, as the router's refusal says it. */
export const refusalOf = ({ error }: Failure): CallRefusal => {
  const why = error.detail?.why ?? '';
  if (refusals.includes(why)) return why as CallRefusal;
  return error.code === 'unavailable' ? 'offline' : 'failed';
};
