import { expect, test } from 'vitest';
import type { LogFields } from './log.ts';
import { createPinoLog } from './pino-log.ts';

const written = (write: (log: ReturnType<typeof createPinoLog>) => void): Record<string, unknown>[] => {
  const lines: string[] = [];
  write(createPinoLog('debug', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

test('a line carries the listed fields and nothing else', () => {
  const careless = { event: 'conversation.send', ms: 3, text: 'my card number is', email: 'a@b.example' };
  const [line] = written((log) => log.info('handled', careless as LogFields));
  expect(line).toMatchObject({ msg: 'handled', event: 'conversation.send', ms: 3 });
  expect(JSON.stringify(line)).not.toMatch(/card number|a@b/);
});

test('an error is told with its cause, without its other properties', () => {
  const error = Object.assign(new Error('outer', { cause: new TypeError('inner') }), { secret: 'hunter2' });
  const [line] = written((log) => log.error('broke', { error }));
  expect(line).toMatchObject({ error: { kind: 'Error', message: 'outer', cause: { kind: 'TypeError' } } });
  expect(JSON.stringify(line)).not.toContain('hunter2');
});
