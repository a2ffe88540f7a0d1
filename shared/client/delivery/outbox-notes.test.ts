import { expect, it } from 'vitest';
import { createManualTime, settled } from '../tests/manual-time.ts';
import type { ConnectionState } from '../transport/connection.ts';
import { createOutbox } from './create-outbox.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Outbox } from './outbox.ts';

/** The outbox of one page over a store that outlives it. */
const aPage = (state: ConnectionState['kind'], store = createMemoryStore()) => {
  const time = createManualTime();
  const asked: unknown[] = [];
  const connection = { kind: state, since: 0, epoch: 1 } as ConnectionState;
  let n = 0;
  const outbox = createOutbox({
    store,
    connection: { getSnapshot: () => connection, subscribe: () => () => {} },
    clock: time,
    timers: time,
    random: () => 0.5,
    ids: {
      next: () => {
        n += 1;
        return `id-${n}`;
      },
    },
    send: async ({ does, clientId, text, mentions }) => {
      asked.push({ does, clientId, text, mentions });
      return { ok: true, data: { seq: asked.length } };
    },
  });
  return { outbox, asked, store };
};

const states = (outbox: Outbox): string[] => outbox.getSnapshot().items.map(({ text, state }) => `${text}:${state}`);

it('keeps a note that was written offline over a restart, and asks for it once, with whom it names', async () => {
  const away = aPage('reconnecting');
  await away.outbox.note('a', 'Wants SAP, @Ben', ['ben']);
  expect(await away.outbox.note('a', ' ', [])).toMatchObject({ error: { code: 'bad_request' } });
  away.outbox.close();
  const back = aPage('connected', away.store);
  await settled();
  expect(away.asked).toEqual([]);
  expect(back.asked).toEqual([{ does: 'note', clientId: 'id-1', text: 'Wants SAP, @Ben', mentions: ['ben'] }]);
  expect(states(back.outbox)).toEqual(['Wants SAP, @Ben:sent']);
  expect(await back.store.items()).toEqual([]);
});

it('leaves an edit where a deletion after it may still be taken back', async () => {
  const { outbox } = aPage('reconnecting');
  await outbox.edit('a', 'there', 'two');
  await outbox.remove('a', 'there', true);
  expect(states(outbox)).toEqual(['two:waiting', ':waiting']);
  outbox.discard('id-2');
  expect(states(outbox)).toEqual(['two:waiting']);
  await outbox.remove('a', 'there');
  expect(states(outbox)).toEqual([':waiting']);
});
