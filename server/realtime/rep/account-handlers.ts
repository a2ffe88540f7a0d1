import type { AccountImport } from '../../features/companies/account-import.ts';
import type { Accounts } from '../../features/companies/accounts.ts';
import type { RepHandlers } from '../handlers.ts';

type Events = 'accounts.list' | 'accounts.upload' | 'accounts.import' | 'account.set_owner';

export interface AccountHandlerOptions {
  accounts: Accounts;
  accountImport: AccountImport;
}

/** The account list: who owns which company. */
export const accountHandlers = ({ accounts, accountImport }: AccountHandlerOptions): RepHandlers<Events> => ({
  'accounts.list': (_, input) => accounts.list(input),
  'accounts.upload': ({ actor }, input) => accountImport.upload(actor, input),
  'accounts.import': ({ actor }, input) => accountImport.import(actor, input),
  'account.set_owner': ({ actor }, input) => accounts.setOwner(actor, input),
});
