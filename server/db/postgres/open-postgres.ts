import pg from 'pg';

/** The type id of `bigint`: our times and counts, all far below 2^53. */
const bigintOid = 20;

/** Opens a pool of connections that reads whole numbers as numbers. */
export const openPostgres = (url: string, connections = 10): pg.Pool =>
  new pg.Pool({
    connectionString: url,
    max: connections,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === bigintOid ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
