import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageEntry } from '../../shared/domain/conversation.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { fileQuotas } from '../features/files/files.ts';
import { type Booted, bootApp } from './boot.ts';
import { aStore, HandClock } from './support/a-store.ts';
import { checkFiles } from './support/file-checks.ts';
import { type Begun, dataOf, fileHouse } from './support/file-house.ts';
import { aDocx, anAnimation, aPdf, aPicture, aZip } from './support/made-files.ts';
import { repSocket } from './support/sockets.ts';

let router: Booted;
let house: ReturnType<typeof fileHouse>;
let talk: Awaited<ReturnType<ReturnType<typeof fileHouse>['talk']>>;
const clock = new HandClock();
beforeAll(async () => {
  router = await bootApp({ clock });
  house = fileHouse(router);
  talk = await house.talk();
});
afterAll(() => router.close());

const messagesOf = async (side: typeof talk.visitor): Promise<MessageEntry[]> => {
  const opened = dataOf(await side.request('conversation.open', { conversationId: talk.conversationId }));
  return opened.entries.filter((entry) => entry.type === 'message');
};

describe('a picture', () => {
  it('is made anew upright, without metadata, at most 2560 points long, with a small copy beside it', async () => {
    const { visitor, conversationId } = talk;
    const wide = await sharp(await aPicture('jpeg', 4000, 1000))
      .withExif({ IFD0: { Copyright: 'a secret of the camera' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(wide.includes('a secret of the camera')).toBe(true);
    const { file } = dataOf(await house.upload(visitor, conversationId, 'Holiday.JPG', wide));
    expect(file).toMatchObject({ kind: 'image', type: 'image/jpeg', name: 'Holiday.jpg', width: 640, height: 2560 });
    const whole = await house.served(visitor, file.id, 'view');
    expect(whole.bytes.length).toBe(file.bytes);
    const seen = await sharp(whole.bytes).metadata();
    expect([seen.width, seen.height, seen.exif, seen.orientation]).toEqual([640, 2560, undefined, undefined]);
    const thumb = await sharp((await house.served(visitor, file.id, 'thumb')).bytes).metadata();
    expect([thumb.format, thumb.width, thumb.height]).toEqual(['webp', 120, 480]);
  });

  it('that moves goes on moving, and its small copy stands still', async () => {
    const { visitor, conversationId } = talk;
    const { file } = dataOf(await house.upload(visitor, conversationId, 'party.gif', await anAnimation(5)));
    expect(file).toMatchObject({ type: 'image/gif', width: 60, height: 40 });
    const whole = await sharp((await house.served(visitor, file.id, 'view')).bytes, { pages: -1 }).metadata();
    expect([whole.pages, whole.delay?.[0]]).toEqual([5, 100]);
    const thumb = await sharp((await house.served(visitor, file.id, 'thumb')).bytes).metadata();
    expect(thumb.pages ?? 1).toBe(1);
  });

  it.each(['png', 'webp', 'jpeg', 'gif'] as const)('may be a %s', async (format) => {
    const name = `plan.${format}`;
    const bytes = await aPicture(format);
    const { file } = dataOf(await house.upload(talk.visitor, talk.conversationId, name, bytes));
    expect(file).toMatchObject({ kind: 'image', type: `image/${format}`, width: 640, height: 400, state: 'ready' });
  });
});

describe('a file', () => {
  it.each([
    ['offer.pdf', aPdf()],
    ['Offer 2026.docx', aDocx()],
    ['parts.zip', aZip({ 'a.txt': 'one' })],
    ['numbers.csv', Buffer.from('name;price\nZéphyr;12\n')],
    ['notes.txt', Buffer.from('Ein paar Wörter, 日本語 و بالعربية')],
  ])('%s is kept as it is, and only ever to be saved', async (name, bytes) => {
    const { visitor, conversationId } = talk;
    const { file } = dataOf(await house.upload(visitor, conversationId, name, bytes));
    expect(file).toMatchObject({ kind: 'file', name, bytes: bytes.length });
    const { response, bytes: got } = await house.served(visitor, file.id);
    expect(got.equals(bytes)).toBe(true);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none';sandbox;frame-ancestors 'none'");
    expect((await house.linkOf(visitor, file.id, 'view')).ok).toBe(false);
  });
});

describe('a message', () => {
  it('carries files with or without words, once, in the order they were given', async () => {
    const { visitor, conversationId, ana } = talk;
    dataOf(await ana.socket.request('conversation.open', { conversationId }));
    const picture = dataOf(await house.upload(visitor, conversationId, 'a.png', await aPicture('png'))).file;
    const offer = dataOf(await house.upload(visitor, conversationId, 'b.pdf', aPdf())).file;
    const clientId = randomUUID();
    const sent = dataOf(await house.send(visitor, conversationId, [offer.id, picture.id], '', clientId));
    const hint = await ana.socket.heard('conversation.entry', (data) => data.entry.seq === sent.seq);
    expect(hint.entry).toMatchObject({ text: '', files: [offer, picture] });
    // Sent again, it is the same message; its files are in no other.
    expect(dataOf(await house.send(visitor, conversationId, [offer.id, picture.id], '', clientId)).seq).toBe(sent.seq);
    expect(await house.send(visitor, conversationId, [offer.id], 'again')).toMatchObject({
      error: { code: 'conflict' },
    });
    const last = (await messagesOf(visitor)).at(-1);
    expect(last).toMatchObject({ seq: sent.seq, text: '', files: [offer, picture] });
  });

  it('is refused without words and files, with another’s file, one that is not whole, or the same one twice', async () => {
    const { visitor, conversationId, ana } = talk;
    const before = (await messagesOf(visitor)).length;
    const theirs = dataOf(await house.upload(ana.socket, conversationId, 'c.pdf', aPdf())).file;
    const half = dataOf(await house.begin(visitor, conversationId, 'd.pdf', 1000));
    const mine = dataOf(await house.upload(visitor, conversationId, 'e.pdf', aPdf())).file;
    expect(await visitor.raw('conversation.send', { conversationId, clientId: randomUUID(), text: ' ' })).toMatchObject(
      {
        error: { code: 'bad_request' },
      },
    );
    expect(await house.send(visitor, conversationId, [theirs.id])).toMatchObject({ error: { code: 'not_found' } });
    expect(await house.send(visitor, conversationId, [half.fileId])).toMatchObject({ error: { code: 'conflict' } });
    expect(await house.send(visitor, conversationId, [mine.id, mine.id])).toMatchObject({
      error: { code: 'conflict' },
    });
    expect((await messagesOf(visitor)).length).toBe(before);
    expect(dataOf(await house.send(visitor, conversationId, [mine.id]))).toMatchObject({ seq: expect.any(Number) });
  });
});

describe('who may', () => {
  it('see a file: its sender alone before it is sent, then whoever may see the conversation', async () => {
    const { visitor, stranger, conversationId, ana, ben } = talk;
    const { file } = dataOf(await house.upload(visitor, conversationId, 'plan.png', await aPicture('png')));
    const mayLink = async () => {
      const sides = [visitor, stranger, ana.socket, ben.socket];
      return Promise.all(sides.map(async (side) => (await house.linkOf(side, file.id, 'thumb')).ok));
    };
    expect(await mayLink()).toEqual([true, false, false, false]);
    expect(await house.ask(stranger, 'file.finish', { fileId: file.id })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await house.ask(ana.socket, 'file.drop', { fileId: file.id })).toMatchObject({
      error: { code: 'not_found' },
    });
    dataOf(await house.send(visitor, conversationId, [file.id]));
    expect(await mayLink()).toEqual([true, false, true, true]);
    expect(await house.ask(visitor, 'file.drop', { fileId: file.id })).toMatchObject({ error: { code: 'not_found' } });
  });

  it('bring one: whose conversation it is', async () => {
    const { stranger, conversationId, ben } = talk;
    expect(await house.begin(stranger, conversationId, 'a.png', 10)).toMatchObject({ error: { code: 'not_found' } });
    expect(await house.begin(ben.socket, conversationId, 'a.png', 10)).toMatchObject({ error: { code: 'forbidden' } });
  });

  it('use a link: nobody after its time, for another file, or for another use', async () => {
    const { visitor, conversationId } = talk;
    const { file } = dataOf(await house.upload(visitor, conversationId, 'plan.png', await aPicture('png')));
    const other = dataOf(await house.upload(visitor, conversationId, 'other.pdf', aPdf())).file;
    const { url, until } = dataOf(await house.linkOf(visitor, file.id, 'thumb'));
    expect(until - clock.now()).toBeLessThanOrEqual(600_000);
    const status = async (path: string) => (await fetch(router.url + path)).status;
    expect(await status(url)).toBe(200);
    expect(await status(url.replace(file.id, other.id))).toBe(403);
    expect(await status(url.replace('as=thumb', 'as=view'))).toBe(403);
    expect(await status(url.replace(/until=\d+/, `until=${until + 1}`))).toBe(403);
    clock.advance(until - clock.now());
    expect(await status(url)).toBe(403);
  });
});

describe('an upload', () => {
  /** A line that brings some of what it promised and then stands still. */
  const standing = (begun: Begun, bytes: Buffer) => {
    const { port } = new URL(router.url);
    const sending = request({
      ...{ host: 'localhost', port, method: 'PUT', path: `${begun.url}&offset=0` },
      headers: { 'content-type': 'application/octet-stream', 'content-length': 100_000 },
    });
    sending.on('error', () => {});
    sending.write(bytes);
    return sending;
  };

  it('that was cut goes on where it stopped, also after the router was restarted', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'foyer-files-'));
    let own = await bootApp({ dataDir });
    const first = fileHouse(own);
    const { conversationId, ana } = await first.talk();
    const actor = { kind: 'rep' as const, personId: ana.person.id, role: 'rep' as const, sessionId: randomUUID() };
    const clientId = randomUUID();
    const bytes = Buffer.concat([Buffer.alloc(400_000, 'words, '), Buffer.from('the end')]);
    const begun = dataOf(await first.begin(ana.socket, conversationId, 'long.txt', bytes.length, clientId));
    expect((await first.put(begun.url, 0, bytes.subarray(0, 150_000))).status).toBe(200);
    ana.socket.close();
    await own.close();

    own = await bootApp({ dataDir });
    const again = fileHouse(own);
    const socket = await repSocket(own, actor);
    const resumed = dataOf(await again.begin(socket, conversationId, 'long.txt', bytes.length, clientId));
    expect(resumed).toMatchObject({ fileId: begun.fileId, offset: 150_000 });
    expect((await again.put(resumed.url, 150_000, bytes.subarray(150_000))).status).toBe(200);
    const { file } = dataOf(await again.ask<{ file: { id: string } }>(socket, 'file.finish', { fileId: begun.fileId }));
    expect((await again.served(socket, file.id)).bytes.equals(bytes)).toBe(true);
    socket.close();
    await own.close();
    rmSync(dataDir, { recursive: true });
  });

  it('keeps what came before its line was cut in the middle of a part', async () => {
    const { visitor, conversationId } = talk;
    const clientId = randomUUID();
    const begun = dataOf(await house.begin(visitor, conversationId, 'long.txt', 100_000, clientId));
    const line = standing(begun, Buffer.alloc(30_000, 'a'));
    const offset = async () => dataOf(await house.begin(visitor, conversationId, 'long.txt', 100_000, clientId)).offset;
    await expect.poll(offset).toBe(30_000);
    // The router may not have noticed that the line is dead: whoever goes on takes it over, and no byte stands twice.
    const at = 30_000;
    expect((await house.put(begun.url, at, Buffer.alloc(100_000 - at, 'a'))).status).toBe(200);
    const { file } = dataOf(
      await house.ask<{ file: { id: string } }>(visitor, 'file.finish', { fileId: begun.fileId }),
    );
    expect((await house.served(visitor, file.id)).bytes.equals(Buffer.alloc(100_000, 'a'))).toBe(true);
    line.destroy();
  });

  it('takes bytes only at its end, never more than were declared, and is over once it is finished', async () => {
    const { visitor, conversationId } = talk;
    const bytes = aPdf();
    const begun = dataOf(await house.begin(visitor, conversationId, 'a.pdf', bytes.length));
    const tried = async (offset: number, part: Uint8Array) => {
      const answer = await house.put(begun.url, offset, part);
      return (await answer.json()) as Result<unknown>;
    };
    expect(await tried(5, bytes)).toMatchObject({ error: { code: 'conflict', detail: { offset: '0' } } });
    expect(await tried(0, Buffer.concat([bytes, bytes]))).toMatchObject({ error: { code: 'too_large' } });
    const answer = await house.ask<Begun>(visitor, 'file.finish', { fileId: begun.fileId });
    const from = answer.ok ? answer.data.offset : Number(answer.error.detail?.offset);
    expect(await tried(from, bytes.subarray(from))).toMatchObject({ ok: true });
    dataOf(await house.ask(visitor, 'file.finish', { fileId: begun.fileId }));
    expect(await tried(bytes.length, bytes)).toMatchObject({ error: { code: 'not_found' } });
    expect(dataOf(await house.ask(visitor, 'file.finish', { fileId: begun.fileId }))).toMatchObject({ file: {} });
  });

  it('is refused where its sender or its conversation had too much already', async () => {
    const own = await bootApp();
    const limited = fileHouse(own);
    const { visitor, ana, conversationId } = await limited.talk();
    for (let count = 0; count < fileQuotas.visitorDay.count; count += 1) {
      dataOf(await limited.begin(visitor, conversationId, `a${count}.txt`, 10));
    }
    const refused = { error: { code: 'too_large', detail: { why: 'quota' } } };
    expect(await limited.begin(visitor, conversationId, 'one-more.txt', 10)).toMatchObject(refused);
    for (let count = fileQuotas.visitorDay.count; count < fileQuotas.conversation.count; count += 1) {
      dataOf(await limited.begin(ana.socket, conversationId, `b${count}.txt`, 10));
    }
    expect(await limited.begin(ana.socket, conversationId, 'one-more.txt', 10)).toMatchObject(refused);
    await own.close();
  });

  it('is told how large it may be before a byte of it goes', async () => {
    const { visitor, conversationId } = talk;
    expect(await house.begin(visitor, conversationId, 'big.png', 11 * 1024 * 1024)).toMatchObject({
      error: { code: 'too_large', detail: { why: 'size', limitMb: '10' } },
    });
    expect(await house.begin(visitor, conversationId, 'big.pdf', 26 * 1024 * 1024)).toMatchObject({
      error: { code: 'too_large', detail: { why: 'size', limitMb: '25' } },
    });
  });
});

describe('the janitor', () => {
  it('removes what was never sent after a day, and the files of what was deleted or erased', async () => {
    const { visitor, conversationId } = talk;
    const keep = dataOf(await house.upload(visitor, conversationId, 'keep.pdf', aPdf())).file;
    dataOf(await house.send(visitor, conversationId, [keep.id]));
    const drop = dataOf(await house.upload(visitor, conversationId, 'drop.png', await aPicture('png'))).file;
    const { id } = dataOf(await house.send(visitor, conversationId, [drop.id]));
    const unsent = dataOf(await house.upload(visitor, conversationId, 'unsent.pdf', aPdf())).file;
    dataOf(await house.begin(visitor, conversationId, 'half.pdf', 1000));
    await router.app.core.store.k.updateTable('messages').set({ text: null }).where('id', '=', id).execute();
    // Nobody gets it any more, before the janitor comes.
    expect((await house.linkOf(visitor, drop.id, 'view')).ok).toBe(false);
    clock.advance(25 * 3_600_000);
    await router.app.services.fileJanitor.sweep();
    const left = await router.app.core.store.k.selectFrom('files').selectAll().execute();
    expect(left.filter((row) => row.message_id === null)).toEqual([]);
    expect(left.find((row) => row.id === drop.id)).toMatchObject({ state: 'gone', name: '', stored_as: null });
    expect((await house.linkOf(visitor, unsent.id, 'save')).ok).toBe(false);
    expect((await house.served(visitor, keep.id)).bytes.equals(aPdf())).toBe(true);
    const stored = new Set(left.flatMap((row) => row.stored_as ?? []));
    const strays = house.onDisk().filter((path) => !stored.has((path.split('/').at(-1) ?? '').replace('.thumb', '')));
    expect(strays).toEqual([]);
  });

  it('empties a conversation or a person’s conversations of files, whose places stay', async () => {
    const own = fileHouse(router);
    const { visitor, conversationId, visitorId, ana } = await own.talk();
    const mine = dataOf(await own.upload(visitor, conversationId, 'face.png', await aPicture('png'))).file;
    const theirs = dataOf(await own.upload(ana.socket, conversationId, 'offer.pdf', aPdf())).file;
    dataOf(await own.send(visitor, conversationId, [mine.id], 'me'));
    dataOf(await own.send(ana.socket, conversationId, [theirs.id]));
    const before = own.onDisk().length;
    expect(await router.app.services.fileJanitor.removeFilesOf({ visitorId })).toBe(2);
    expect(own.onDisk().length).toBe(before - 3);
    const opened = dataOf(await visitor.request('conversation.open', { conversationId }));
    const files = opened.entries.flatMap((entry) => (entry.type === 'message' ? (entry.files ?? []) : []));
    expect(files.map((file) => [file.state, file.name])).toEqual([
      ['gone', ''],
      ['gone', ''],
    ]);
  });
});

it('is the same on a database alone', async () => {
  const { core, clock: own } = await aStore();
  await checkFiles({ ...core, clock: own });
});

it('what is stored is what was hashed', async () => {
  const { visitor, conversationId } = talk;
  const { file } = dataOf(await house.upload(visitor, conversationId, 'hash.pdf', aPdf()));
  const rows = await router.app.core.store.k.selectFrom('files').selectAll().where('id', '=', file.id).execute();
  const { createHash } = await import('node:crypto');
  const name = rows[0]?.stored_as ?? '';
  const bytes = readFileSync(join(house.folder, name.slice(0, 2), name.slice(2, 4), name));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(rows[0]?.sha256);
});
