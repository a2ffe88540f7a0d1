import { expect, it } from 'vitest';
import { uploadPartLength } from '../../../shared/protocol/rep/routing.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import { uploadTable } from './import-accounts.ts';
import type { RoutingConnection } from './routing-connection.ts';

/** A router that keeps what it is brought, until it does not answer any more. */
const aRouter = (answers = Number.POSITIVE_INFINITY) => {
  const parts: { part: number; text: string }[] = [];
  const request = async (_event: string, input: { part: number; text: string }) => {
    if (parts.length >= answers) return fail('unavailable', '');
    parts.push(input);
    return ok({});
  };
  return { parts, connection: { request } as unknown as RoutingConnection };
};

it('brings a table in parts, in order, and nothing of it is lost', async () => {
  for (const length of [0, 1, uploadPartLength, uploadPartLength + 1, 3 * uploadPartLength]) {
    const { parts, connection } = aRouter();
    const csv = 'ä'.repeat(length);
    expect((await uploadTable(connection, 'one', csv)).ok).toBe(true);
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_, index) => index));
    expect(parts.every(({ text }) => text.length <= uploadPartLength)).toBe(true);
    expect(parts.map(({ text }) => text).join('')).toBe(csv);
  }
});

it('stops at the first part the router does not take', async () => {
  const { parts, connection } = aRouter(2);
  expect(await uploadTable(connection, 'one', 'a'.repeat(5 * uploadPartLength))).toMatchObject({ ok: false });
  expect(parts).toHaveLength(2);
});
