import type { Person } from '../../../shared/domain/person.ts';
import type { SetupInput } from '../../../shared/protocol/http/setup.ts';
import { fail, type Result } from '../../../shared/protocol/result.ts';
import type { AuthPort } from '../../db/auth/auth-port.ts';
import type { Core } from '../core.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Sites } from '../sites/sites.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import type { People } from './people.ts';
import { countPeople } from './people-repository.ts';
import { revokeTokens } from './token-repository.ts';

export interface SetUpPorts {
  auth: AuthPort;
  people: People;
  sites: Sites;
  settings: SettingsService;
  tokens: OneTimeTokens;
}

const lifeMs = 24 * 3_600_000;

/** Codes are read off a log and typed: case, spaces and hyphens do not matter. */
const tidy = (code: string): string => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** The first admin and the first site of an empty router, by a code that only who runs it can see. */
export const createSetUp = ({ store }: Core, { auth, people, sites, settings, tokens }: SetUpPorts) => {
  const needed = async (): Promise<boolean> => (await countPeople(store.k)) === 0;

  return {
    needed,

    /** A fresh code for an empty router; the ones before it are called back. Null where somebody is here already. */
    issueCode: async (): Promise<{ code: string; expiresAt: number } | null> => {
      if (!(await needed())) return null;
      return store.run(async (tx) => {
        await revokeTokens(tx, 'setup');
        const { secret, expiresAt } = await tokens.issue(tx, { purpose: 'setup', lifeMs });
        return { code: secret.match(/.{1,4}/g)?.join('-') ?? secret, expiresAt };
      });
    },

    complete: async (input: SetupInput): Promise<Result<Person>> => {
      const code = tidy(input.code);
      const known = await tokens.look('setup', code);
      if (!known.ok) return known;
      const passwordHash = await auth.hash(input.password);
      return store.run(async (tx) => {
        if ((await countPeople(tx.k)) > 0) return fail('conflict', 'this router is set up already');
        const used = await tokens.use(tx, 'setup', code);
        if (!used.ok) return used;
        const { name, email, zone } = input;
        const admin = await people.add(tx, { name, email, zone, role: 'admin', passwordHash });
        if (!admin.ok) return admin;
        const site = await sites.add(tx, { name: input.siteName, origins: input.origins }, admin.data.id);
        if (!site.ok) return site;
        const named = { ...settings.current(), workspaceName: input.workspaceName };
        await settings.put(tx, named, admin.data.id);
        return admin;
      });
    },
  };
};

export type SetUp = ReturnType<typeof createSetUp>;
