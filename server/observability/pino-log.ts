import { pino } from 'pino';
import type { Log, LogFields } from './log.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

const allowed = [
  'id',
  'event',
  'code',
  'route',
  'status',
  'ms',
  'count',
  'actor',
] as const satisfies (keyof LogFields)[];

const describe = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return { kind: error.name, message: error.message, stack: error.stack, ...cause };
};

/** Drops every field that is not on the list, whatever a caller managed to hand over. */
const pick = (fields: LogFields): Record<string, unknown> => {
  const line: Record<string, unknown> = {};
  for (const name of allowed) if (fields[name] !== undefined) line[name] = fields[name];
  if (fields.error !== undefined) line.error = describe(fields.error);
  return line;
};

/** The log as lines of JSON on `destination`, standard output unless told otherwise. */
export const createPinoLog = (
  level: Level | 'silent',
  destination: { write(line: string): void } = process.stdout,
): Log => {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const at =
    (name: Level) =>
    (sentence: string, fields: LogFields = {}) =>
      logger[name](pick(fields), sentence);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};
