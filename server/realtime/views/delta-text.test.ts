import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ViewDelta } from '../../../shared/protocol/rep/views.ts';
import { deltaText } from './delta-text.ts';
import type { Change } from './view-diff.ts';

const change: fc.Arbitrary<Change> = fc
  .record({
    put: fc.array(fc.record({ id: fc.uuid(), words: fc.string() })),
    remove: fc.array(fc.uuid()),
    order: fc.option(fc.array(fc.uuid()), { nil: undefined }),
    summary: fc.option(fc.dictionary(fc.string(), fc.nat()), { nil: undefined }),
  })
  .map(({ put, remove, order, summary }) => ({ put, remove, ...(order && { order }), ...(summary && { summary }) }));

test('what is written is the delta of the contract, for each window that shares the change', () => {
  const window = fc.record({ viewId: fc.uuid(), version: fc.integer({ min: 1 }) });
  fc.assert(
    fc.property(change, fc.array(window, { minLength: 1 }), (shared, windows) => {
      for (const { viewId, version } of windows) {
        const delta = JSON.parse(deltaText({ viewId, version, change: shared }).text);
        expect(delta).toEqual(JSON.parse(JSON.stringify({ viewId, version, ...shared })));
        expect(ViewDelta.safeParse(delta).success).toBe(true);
      }
    }),
  );
});
