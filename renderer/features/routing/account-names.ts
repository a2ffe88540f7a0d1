import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from '../../bridge/workspace.ts';

/** What companies are called whose ids were met: a plan holds ids alone. */
export interface AccountNames {
  readonly names: StoreApi<Readonly<Record<string, string>>>;
  learn(accounts: readonly { id: string; name: string }[]): void;
}

/** The names of companies the screen has met. */
export const accountNamesSlot = slot<AccountNames>('routing-accounts', () => {
  const names = createStore<Readonly<Record<string, string>>>(() => ({}));
  return {
    names,
    learn(accounts) {
      const known = names.getState();
      const news = accounts.filter(({ id, name }) => known[id] !== name);
      if (news.length > 0) names.setState(Object.fromEntries(news.map(({ id, name }) => [id, name])));
    },
  };
});
