import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { defaultFileSettings } from '../../../shared/domain/attachment.ts';
import { createConversationReads } from '../../features/conversations/conversation-reads.ts';
import { createConversations } from '../../features/conversations/conversations.ts';
import type { Core } from '../../features/core.ts';
import { createFiles } from '../../features/files/files.ts';
import { createJanitor } from '../../features/files/janitor.ts';
import { aSite, aVisitor } from './builders.ts';
import { dataOf } from './file-house.ts';
import { aPdf } from './made-files.ts';

/** What of files rests on the database, on whichever engine: begun once, sent once, read with its message, emptied and cleared. */
export const checkFiles = async (core: Core & { clock: { advance(ms: number): void } }): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-file-checks-'));
  let names = 0;
  const files = createFiles(core, {
    folder,
    secret: new Uint8Array(32),
    newName: () => String(++names).padStart(40, '0'),
    settings: () => defaultFileSettings,
  });
  const janitor = createJanitor(core, { disk: files.disk, timers: { after: () => () => {} } });
  const conversations = createConversations(core);
  const reads = createConversationReads(core);
  const visitor = await aVisitor(core, await aSite(core));
  const { row } = await core.store.run((tx) =>
    conversations.start(tx, {
      ...{ visitor, clientId: core.ids.next(), impressionId: null, pagePath: '/', words: '' },
      said: [{ from: 'visitor', text: 'Hello', clientId: core.ids.next() }],
    }),
  );
  const conversationId = row.id;
  const bytes = aPdf();
  const bring = async (name: string) => {
    const input = { conversationId, clientId: core.ids.next(), name, bytes: bytes.length };
    const [begun, again] = [dataOf(await files.begin(visitor, input)), dataOf(await files.begin(visitor, input))];
    expect(again.fileId).toBe(begun.fileId);
    if (begun.state !== 'uploading') throw new Error('ready before a byte came');
    const query = new URL(begun.url, 'http://router').searchParams;
    const signed = { until: Number(query.get('until')), sig: query.get('sig') ?? '' };
    dataOf(await files.receive(begun.fileId, signed, 0, Readable.from([bytes])));
    return dataOf(await files.finish(visitor, begun.fileId)).file;
  };
  const file = await bring('offer.pdf');
  const send = (clientId: string) =>
    core.store.run((tx) => conversations.send(tx, visitor, { conversationId, clientId, text: '', files: [file.id] }));
  const clientId = core.ids.next();
  expect(dataOf(await send(clientId)).seq).toBe(dataOf(await send(clientId)).seq);
  expect(await send(core.ids.next())).toMatchObject({ error: { code: 'conflict' } });
  const shown = async () => {
    const opened = dataOf(await reads.open(visitor, { conversationId, limit: 50 }));
    return opened.entries.flatMap((entry) => (entry.type === 'message' ? (entry.files ?? []) : []));
  };
  expect(await shown()).toEqual([file]);
  await bring('unsent.pdf');
  core.clock.advance(25 * 3_600_000);
  await janitor.sweep();
  expect(await core.store.k.selectFrom('files').select('id').execute()).toEqual([{ id: file.id }]);
  expect(await janitor.removeFilesOf({ visitorId: visitor.visitorId })).toBe(1);
  expect(await shown()).toEqual([{ ...file, name: '', state: 'gone' }]);
  rmSync(folder, { recursive: true });
};
