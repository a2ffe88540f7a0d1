import logger from 'electron-log/node';

/** What may stand in a log line: facts about the program, never a token, a name or a message. */
export interface LogFields {
  channel?: string;
  page?: string;
  code?: string;
  reason?: string;
  permission?: string;
  scheme?: string;
  version?: string;
  platform?: string;
  exitCode?: number;
  error?: string;
  stack?: string;
}

/** Writes one line: the event's name and its fields. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** An error as log fields: its class and where it was thrown; its message may quote data and stays out. */
export const errorFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    error: error.name,
    stack: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  };
};

/** A log file that rolls over at one megabyte. The Node build of electron-log: its main build opens IPC channels of its own. */
export const openLog = (file: string): Log => {
  const own = logger.create({ logId: 'console' });
  own.transports.file.resolvePathFn = () => file;
  own.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  own.transports.console.level = false;
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void =>
      own[level](JSON.stringify({ event, ...fields }));
  return { info: write('info'), warn: write('warn'), error: write('error') };
};
