import { globSync } from 'node:fs';
import { definedStatements } from '../../db/statement.ts';

/** Every hot statement of the server, once the files that define them are loaded. */
export const allStatements = async () => {
  const files = globSync('server/{db,features}/**/{*-repository,event-log}.ts');
  for (const file of files) await import(new URL(`../../../${file}`, import.meta.url).href);
  return { files, statements: [...definedStatements().values()] };
};
