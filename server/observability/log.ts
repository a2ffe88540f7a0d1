/** Fields a log line may carry: ids, codes and figures. Never message text, names, e-mail addresses or tokens. */
export interface LogFields {
  id?: string;
  event?: string;
  code?: string;
  route?: string;
  status?: number;
  ms?: number;
  count?: number;
  actor?: string;
  error?: unknown;
}

/** The server's log: a sentence and allow-listed fields. */
export interface Log {
  debug(sentence: string, fields?: LogFields): void;
  info(sentence: string, fields?: LogFields): void;
  warn(sentence: string, fields?: LogFields): void;
  error(sentence: string, fields?: LogFields): void;
}
