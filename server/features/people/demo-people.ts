import type { SignInOptions } from '../../../shared/protocol/http/session.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Core } from '../core.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import { listPeople, personRow } from './people-repository.ts';

const codeLifeMs = 60_000;

/** Signing in without a password, for the demo on one's own machine. */
export const createDemoPeople = ({ store }: Core, tokens: OneTimeTokens) => ({
  /** Who may be chosen on the sign-in page. */
  list: async (): Promise<SignInOptions['people']> =>
    (await listPeople(store.k))
      .filter((row) => row.active === 1)
      .map(({ id, name, photo, role, note }) => ({ id, name, photo, role, note })),

  /** A one-use code the console is opened with; without a person it is for the rep who was here first. */
  consoleCode: async (personId: string | null): Promise<Result<{ code: string; expiresAt: number }>> => {
    const reps = (await listPeople(store.k)).filter((row) => row.active === 1 && row.role === 'rep');
    const first = reps.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
    const row = personId === null ? first : await personRow(store.k, personId);
    if (!row) return fail('not_found', 'no such person');
    return store.run(async (tx) => {
      const { secret, expiresAt } = await tokens.issue(tx, {
        purpose: 'console_code',
        lifeMs: codeLifeMs,
        personId: row.id,
      });
      return ok({ code: secret, expiresAt });
    });
  },
});

export type DemoPeople = ReturnType<typeof createDemoPeople>;
