import type { Person, Role } from '../../../shared/domain/person.ts';
import type { App } from '../../app.ts';

/** The password of everybody a test hires. */
export const aPassword = 'correct horse battery';

/** Scrypt is slow on purpose; one hash serves all. */
let hash: Promise<string> | undefined;

/** A person who can sign in with `aPassword`. */
export const hire = async (app: App, name: string, role: Role = 'rep'): Promise<Person> => {
  hash ??= app.services.auth.hash(aPassword);
  const passwordHash = await hash;
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  const added = await app.core.store.run((tx) =>
    app.services.people.add(tx, { name, email, role, zone: 'Europe/Berlin', passwordHash }),
  );
  if (!added.ok) throw new Error(added.error.message);
  return added.data;
};
