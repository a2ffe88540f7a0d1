import { expect, it } from 'vitest';
import type { OutboxItem } from '../delivery/outbox.ts';
import { createListeners } from '../listeners.ts';
import { filesToPick, joinOutbox } from './join-outbox.ts';
import type { PickedFile, Uploads } from './uploads.ts';

const item = (clientId: string, state: OutboxItem['state'], files?: string[]): OutboxItem =>
  ({ clientId, state, ...(files ? { files } : {}) }) as OutboxItem;

const house = () => {
  const [outboxTold, uploadsTold] = [createListeners(), createListeners()];
  const now = { items: [] as OutboxItem[], files: [] as Pick<PickedFile, 'state'>[], woken: 0, sent: [] as string[] };
  const stop = joinOutbox(
    {
      getSnapshot: () => ({ ready: true, items: now.items }),
      subscribe: outboxTold.add,
      wake: () => {
        now.woken += 1;
      },
    },
    {
      getSnapshot: () => now.files as PickedFile[],
      subscribe: uploadsTold.add,
      sent: (ids: string[]) => now.sent.push(...ids),
    } as unknown as Uploads,
  );
  return { now, outboxTold, uploadsTold, stop };
};

it('lets waiting messages go when a file is ready or will never be, not with each part', () => {
  const { now, uploadsTold } = house();
  now.files = [{ state: 'uploading' }, { state: 'uploading' }];
  uploadsTold.tell();
  expect(now.woken).toBe(0);
  now.files = [{ state: 'ready' }, { state: 'uploading' }];
  uploadsTold.tell();
  uploadsTold.tell();
  expect(now.woken).toBe(1);
  now.files = [{ state: 'ready' }, { state: 'failed' }];
  uploadsTold.tell();
  expect(now.woken).toBe(2);
});

it('forgets the files of a stored message, also where it left the outbox before it was seen as sent', () => {
  const { now, outboxTold } = house();
  now.items = [item('a', 'waiting', ['1']), item('b', 'sending', ['2', '3']), item('c', 'waiting')];
  outboxTold.tell();
  expect(now.sent).toEqual([]);
  now.items = [item('a', 'sent', ['1']), item('c', 'sent')];
  outboxTold.tell();
  outboxTold.tell();
  expect(now.sent).toEqual(['1', '2', '3']);
});

it('shows in the tray what no message takes along', () => {
  const files = ['1', '2', '3'].map((clientId) => ({ clientId, lane: clientId === '3' ? 'other' : 'here' }));
  expect(filesToPick(files, [{ files: ['1'] }, {}], 'here').map((file) => file.clientId)).toEqual(['2']);
});
