import { expect, it } from 'vitest';
import { defaultPlan, type RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { uploadPartLength } from '../../../shared/protocol/rep/routing.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import type { RoutingConnection } from './routing-connection.ts';
import { createPlanSender } from './send-plan.ts';

const small = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
const large: RoutingPlan = {
  ...small,
  traits: Object.fromEntries(
    Array.from({ length: 500 }, (_, n) => [
      `0190163d-8694-739b-aea5-${n.toString().padStart(12, '0')}`,
      { skills: ['Größe'], languages: ['de'], capacity: null, weight: 2 },
    ]),
  ),
};

const aSender = () => {
  let parts: string[] = [];
  const uploads: string[] = [];
  let ids = 0;
  const request = async (event: string, input: { uploadId: string; part: number; text: string }) => {
    expect(event).toBe('routing.upload');
    expect(input.text.length).toBeLessThanOrEqual(uploadPartLength);
    if (input.part === 0) {
      parts = [];
      uploads.push(input.uploadId);
    }
    parts.push(input.text);
    return ok({});
  };
  const sender = createPlanSender({ request } as unknown as RoutingConnection, () => `upload ${++ids}`);
  return { sender, uploads, text: () => parts.join('') };
};

it('P80 a plan that fits a frame is sent as it is', async () => {
  const { sender, uploads } = aSender();
  expect(await sender.ask(small, async (input) => ok(input))).toEqual(ok(small));
  expect(uploads).toEqual([]);
});

it('P80 a larger one is brought once, and again where the router has it no more', async () => {
  const { sender, uploads, text } = aSender();
  expect(await sender.ask(large, async (input) => ok(input))).toEqual(ok({ uploadId: 'upload 1' }));
  expect(JSON.parse(text())).toEqual(large);
  expect(await sender.ask(large, async (input) => ok(input))).toEqual(ok({ uploadId: 'upload 1' }));
  expect(uploads).toHaveLength(1);
  const forgetful = async (input: object) =>
    'uploadId' in input && input.uploadId === 'upload 1' ? fail('not_found', '', { reason: 'upload' }) : ok(input);
  expect(await sender.ask(large, forgetful)).toEqual(ok({ uploadId: 'upload 2' }));
  expect(await sender.ask(structuredClone(large), async (input) => ok(input))).toEqual(ok({ uploadId: 'upload 3' }));
});
