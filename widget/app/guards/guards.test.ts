import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { WidgetTokenData } from '../../../shared/protocol/http/widget.ts';
import { visitorRequests } from '../../../shared/protocol/visitor/contract.ts';
import { HostMessage } from '../../../shared/protocol/visitor/host-frame.ts';
import { visitorPushes } from '../../../shared/protocol/visitor/pushes.ts';
import { bookingGuards } from '../booker/booking-guards.ts';
import { callGuards } from '../call/call-guards.ts';
import { fileGuards } from '../files/file-guards.ts';
import { cameraGuards } from '../later/camera/camera-guards.ts';
import { demoGuards } from '../later/demo/demo-guards.ts';
import { privacyGuards } from '../later/privacy-guards.ts';
import { siteGuards } from '../later/site-asks.ts';
import { typingGuards } from '../later/typing-guards.ts';
import { hostGuard, tokenGuard } from './boundary-guards.ts';
import type { Guard } from './shape.ts';
import { outputGuards, pushGuards } from './visitor-checks.ts';

type Definition = { type: string; [key: string]: unknown };
const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

const strings = fc.oneof(
  fc.uuid(),
  fc.constantFrom(
    '',
    ' ',
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(100),
    'x'.repeat(101),
    'x'.repeat(120),
    'x'.repeat(121),
  ),
  fc.constantFrom('Europe/Berlin', 'Mars/Olympus', 'UTC', '00000000-0000-0000-0000-000000000000'),
  fc.constantFrom(
    '018f0000-0000-7000-8000-000000000000',
    '018F0000-0000-7000-8000-00000000000A',
    '018f0000-0000-9000-8000-000000000000',
  ),
  fc.string(),
);

/** Values of about the schema's shape: mostly right, so that one wrong leaf is met alone. */
function near(schema: z.ZodType): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'string':
      return schema.safeParse('018f0000-0000-7000-8000-000000000000').success
        ? fc.oneof({ weight: 20, arbitrary: fc.uuid({ version: 7 }) }, strings)
        : strings;
    case 'number':
      return fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) },
        { weight: 4, arbitrary: fc.nat() },
        fc.integer({ min: -2, max: 2 }),
        fc.double(),
        fc.constant(Number.MAX_SAFE_INTEGER + 1),
      );
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...(definition.values as string[]));
    case 'enum':
      return fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...Object.values(definition.entries as Record<string, string>)) },
        fc.constant('other'),
      );
    case 'array':
      return fc.array(near(definition.element as z.ZodType), { maxLength: 3 });
    case 'unknown':
      return fc.anything();
    case 'nullable':
      return fc.oneof(fc.constant(null), { weight: 3, arbitrary: near(definition.innerType as z.ZodType) });
    case 'optional':
      return fc.oneof(fc.constant(undefined), { weight: 3, arbitrary: near(definition.innerType as z.ZodType) });
    case 'union':
      return fc.oneof(...(definition.options as z.ZodType[]).map(near));
    case 'record':
      return fc.dictionary(fc.string(), near(definition.valueType as z.ZodType), { noNullPrototype: true });
    case 'object': {
      const parts = Object.entries(definition.shape as Record<string, z.ZodType>);
      return fc.record(Object.fromEntries(parts.map(([key, part]) => [key, near(part)])));
    }
    default:
      throw new Error(`no values for ${definition.type}`);
  }
}

/** Breaks one place of a value, or none. */
const breakOne = (value: unknown, path: number[], by: unknown): unknown => {
  if (typeof value !== 'object' || value === null || path.length === 0) return path.length === 0 ? by : value;
  const keys = Object.keys(value);
  const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)];
  if (key === undefined) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  (copy as Record<string, unknown>)[key] = breakOne((value as Record<string, unknown>)[key], path.slice(1), by);
  return copy;
};

const rubbish = fc.oneof(fc.constantFrom(undefined, null, '', 0, -1, 1.5, Number.NaN, [], {}, true), fc.anything());

const hold = (schema: z.ZodType, guard: Guard): { right: number } => {
  let right = 0;
  const agree = (value: unknown): void => {
    const parsed = schema.safeParse(value).success;
    if (parsed) right += 1;
    expect(guard(value)).toBe(parsed);
  };
  fc.assert(fc.property(near(schema), agree), { numRuns: 150 });
  fc.assert(
    fc.property(near(schema), fc.array(fc.nat({ max: 9 }), { maxLength: 5 }), rubbish, (value, path, by) =>
      agree(breakOne(value, path, by)),
    ),
    { numRuns: 150 },
  );
  fc.assert(fc.property(fc.anything(), agree), { numRuns: 50 });
  return { right };
};

const allOutputs = {
  ...outputGuards,
  ...callGuards.outputs,
  ...cameraGuards.outputs,
  ...demoGuards.outputs,
  ...bookingGuards.outputs,
  ...fileGuards.outputs,
  ...typingGuards.outputs,
  ...privacyGuards.outputs,
  ...siteGuards.outputs,
};
const allPushes = {
  ...pushGuards,
  ...callGuards.pushes,
  ...cameraGuards.pushes,
  ...demoGuards.pushes,
  ...typingGuards.pushes,
};

describe('hand-written guards agree with the schemas they stand for', () => {
  it.each(Object.entries(visitorRequests).map(([event, { output }]) => ({ event, schema: output })))(
    'ack of $event',
    ({ event, schema }) => {
      expect(hold(schema, allOutputs[event as keyof typeof allOutputs]).right).toBeGreaterThan(10);
    },
  );
  it.each(Object.entries(visitorPushes).map(([event, schema]) => ({ event, schema })))(
    'push $event',
    ({ event, schema }) => {
      expect(hold(schema, allPushes[event as keyof typeof allPushes]).right).toBeGreaterThan(10);
    },
  );
  it('token answer', () => {
    expect(hold(WidgetTokenData, tokenGuard).right).toBeGreaterThan(10);
  });
  it('message of the page', () => {
    expect(hold(HostMessage, hostGuard).right).toBeGreaterThan(10);
  });
});
