import { type Failure, fail } from '../../../shared/protocol/result.ts';

/** A refused call: `why` is a fact for the reader's sentence. */
export const no = (why: 'not_talking' | 'busy' | 'away' | 'in_call' | 'ended' | 'elsewhere'): Failure =>
  fail('conflict', `no call: ${why}`, { why });

/** Whoever asks for a call that is not theirs reads the same as of one that there is not. */
export const absent = (): Failure => fail('not_found', 'no such call');
