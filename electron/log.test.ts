import { expect, it } from 'vitest';
import { errorFields } from './log.ts';

it('keeps an error’s message out of the log: it may quote a token or a visitor', () => {
  const fields = errorFields(new TypeError('Bearer token-1 is wrong'));
  expect(fields.error).toBe('TypeError');
  expect(fields.stack).toContain('log.test.ts');
  expect(JSON.stringify(fields)).not.toContain('token-1');
});

it('survives what is no error', () => {
  expect(errorFields('token-1')).toEqual({ error: 'string' });
  expect(errorFields(undefined)).toEqual({ error: 'undefined' });
});
