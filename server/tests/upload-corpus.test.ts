import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../shared/protocol/result.ts';
import { type Booted, bootApp } from './boot.ts';
import { HandClock } from './support/a-store.ts';
import { dataOf, fileHouse } from './support/file-house.ts';
import { aBomb, aDocx, anAnimation, aPdf, aPicture, aZip } from './support/made-files.ts';
import { anMp4, anOgg, aWebm, box, element } from './support/made-voices.ts';

const clock = new HandClock();
let router: Booted;
let house: ReturnType<typeof fileHouse>;
let talk: Awaited<ReturnType<ReturnType<typeof fileHouse>['talk']>>;
/** A visitor of their own for recordings: there are more cases than one may bring in a day. */
let voices: typeof talk;
beforeAll(async () => {
  router = await bootApp({ clock });
  house = fileHouse(router);
  talk = await house.talk();
  voices = await house.talk();
});
afterAll(() => router.close());

const html = '<!doctype html><html><script>alert(document.domain)</script></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const text = (words: string): Buffer => Buffer.from(words);
const utf16 = (words: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')]);
const after = async (first: Promise<Buffer> | Buffer, words: string | Buffer): Promise<Buffer> =>
  Buffer.concat([await first, Buffer.from(words)]);
/** The head of a Windows program. */
const exe = Buffer.concat([text('MZ'), Buffer.alloc(200), text('PE\0\0')]);
const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(120)]);

type Case = [name: string, make: () => Promise<Buffer> | Buffer, why: string];

/** Name under which it comes, what it is, and why it is refused. */
const refused: Case[] = [
  ['picture.svg', () => text(svg), 'kind'],
  ['picture.png', () => text(svg), 'kind'],
  ['notes.txt', () => text(svg), 'kind'],
  ['notes.txt', () => text(html), 'kind'],
  ['table.csv', () => text(` \n<script>alert(1)</script>`), 'kind'],
  ['notes.txt', () => text('#!/bin/sh\nrm -rf ~'), 'kind'],
  ['notes.txt', () => text('<?php system($_GET[0]); ?>'), 'kind'],
  ['notes.txt', () => Buffer.from([0xc3, 0x28, 0x41]), 'kind'],
  ['notes.txt', () => text('a\0b'), 'kind'],
  ['notes.txt', () => utf16(html), 'kind'],
  ['page.html', () => text(html), 'kind'],
  ['page.xhtml', () => text(html), 'kind'],
  ['page.htm.', () => text(html), 'kind'],
  ['code.js', () => text('alert(1)'), 'kind'],
  ['run.exe', () => exe, 'kind'],
  ['run.pdf', () => exe, 'kind'],
  ['run.jpg', () => exe, 'kind'],
  ['run.zip', () => elf, 'kind'],
  ['run.docx', () => elf, 'kind'],
  ['gpj.\u202egnp.exe', () => exe, 'kind'],
  ['photo.jpg.exe', () => exe, 'kind'],
  ['photo', () => aPicture('png', 8, 8), 'kind'],
  ['..', () => aPdf(), 'kind'],
  ['/', () => aPdf(), 'kind'],
  ['photo.jpg', () => aPicture('png', 8, 8), 'kind'],
  ['photo.png', () => aPicture('jpeg', 8, 8), 'kind'],
  ['photo.gif', () => aPicture('webp', 8, 8), 'kind'],
  ['photo.png', () => aPdf(), 'kind'],
  ['offer.pdf', () => aPicture('png', 8, 8), 'kind'],
  ['offer.pdf', () => aZip({ 'a.txt': 'a' }), 'kind'],
  ['offer.docx', () => aZip({ 'a.txt': 'a' }), 'kind'],
  ['offer.xlsx', () => aDocx(), 'kind'],
  ['offer.doc', () => aDocx(), 'kind'],
  ['photo.tiff', () => aPicture('png', 8, 8), 'kind'],
  ['photo.gif', () => text(`GIF89a/*${'.'.repeat(200)}*/=1;alert(1)//`), 'damaged'],
  ['photo.png', () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'damaged'],
  ['photo.png', async () => (await aPicture('png')).subarray(0, 4000), 'damaged'],
  ['photo.jpg', async () => (await aPicture('jpeg')).subarray(0, 4000), 'damaged'],
  ['photo.gif', async () => (await aPicture('gif')).subarray(0, 4000), 'damaged'],
  ['photo.webp', async () => (await aPicture('webp')).subarray(0, 4000), 'damaged'],
  ['offer.pdf', () => after(aPdf(), aZip({ 'run.exe': 'MZ' })), 'damaged'],
  ['offer.pdf', () => aPdf().subarray(0, 120), 'damaged'],
  ['offer.pdf', () => after(aPdf(), html), 'damaged'],
  ['parts.zip', () => aZip({ 'a.txt': 'a'.repeat(500) }).subarray(0, 300), 'damaged'],
  ['bomb.png', () => aBomb(30_000, 30_000), 'pixels'],
  ['bomb.png', () => aBomb(60_000, 1_000), 'pixels'],
  // A recording is what a recorder here makes, under its name, or nothing.
  ['song.webm', () => aWebm(2), 'kind'],
  ['voice message.webm', () => aWebm(2), 'kind'],
  ['Voice message.mp3', () => text('ID3'), 'kind'],
  ['Voice message.webm', () => text(html), 'damaged'],
  ['Voice message.webm', () => anOgg(2), 'damaged'],
  ['Voice message.ogg', () => aWebm(2), 'damaged'],
  ['Voice message.m4a', () => aWebm(2), 'damaged'],
  ['Voice message.webm', () => aWebm(2).subarray(0, -2), 'damaged'],
  ['Voice message.webm', () => after(aWebm(2), html), 'damaged'],
  ['Voice message.webm', () => after(aWebm(2), aZip({ 'run.exe': 'MZ' })), 'damaged'],
  ['Voice message.webm', () => after(text(' '), aWebm(2)), 'damaged'],
  ['Voice message.webm', () => aWebm(2, { type: 1 }), 'damaged'],
  ['Voice message.webm', () => aWebm(2, { tracks: 2 }), 'damaged'],
  ['Voice message.webm', () => aWebm(2, { codec: 'A_VORBIS' }), 'damaged'],
  ['Voice message.webm', () => aWebm(2, { docType: 'matroska' }), 'damaged'],
  ['Voice message.webm', () => aWebm(2, { after: element('1941a469', text(html)) }), 'damaged'],
  ['Voice message.webm', () => aWebm(0), 'damaged'],
  ['Voice message.webm', () => aWebm(200), 'size'],
  ['Voice message.ogg', () => anOgg(2).subarray(0, -2), 'damaged'],
  ['Voice message.ogg', () => after(anOgg(2), html), 'damaged'],
  ['Voice message.ogg', () => anOgg(2, 'a', [7, 8]), 'damaged'],
  ['Voice message.ogg', () => anOgg(200), 'size'],
  ['Voice message.m4a', () => anMp4(2).subarray(0, -2), 'damaged'],
  ['Voice message.m4a', () => after(anMp4(2), html), 'damaged'],
  ['Voice message.m4a', () => after(anMp4(2), box('html', text(html))), 'damaged'],
  ['Voice message.m4a', () => anMp4(2, { handler: 'vide' }), 'damaged'],
  ['Voice message.m4a', () => anMp4(2, { tracks: 2 }), 'damaged'],
  ['Voice message.m4a', () => anMp4(2, { codec: 'avc1' }), 'damaged'],
  ['Voice message.m4a', () => anMp4(0), 'damaged'],
  ['Voice message.m4a', () => anMp4(200), 'size'],
  ['Voice message.webm', () => Buffer.alloc(0), 'empty'],
  ['nothing.png', () => Buffer.alloc(0), 'empty'],
  ['nothing.txt', () => Buffer.alloc(0), 'empty'],
];

/** What looks wicked and is taken, because what could be wicked about it does not survive or can only be saved. */
const tamed: [name: string, make: () => Promise<Buffer> | Buffer, as: string][] = [
  ['photo.png', () => after(aPicture('png'), html), 'photo.png'],
  ['photo.gif', async () => after(anAnimation(3), '/*'.concat(html)), 'photo.gif'],
  ['photo.jpg', async () => after(aPicture('jpeg'), aZip({ 'run.exe': 'MZ' })), 'photo.jpg'],
  [
    'photo.jpg',
    async () =>
      sharp(await aPicture('jpeg'))
        .withExif({ IFD0: { ImageDescription: html } })
        .toBuffer(),
    'photo.jpg',
  ],
  ['../../../etc/cron.d/run.png', () => aPicture('png', 9, 9), 'run.png'],
  ['C:\\Windows\\System32\\drivers\\etc.png', () => aPicture('png', 9, 9), 'etc.png'],
  ['a\r\nSet-Cookie: a=b\r\n\r\n<script>.png', () => aPicture('png', 9, 9), 'aSet-Cookie_ a=b_script_.png'],
  ['quote".png"; filename="x.png', () => aPicture('png', 9, 9), 'quote_.png_; filename=_x.png'],
  ['\u202egnp.live.png', () => aPicture('png', 9, 9), 'gnp.live.png'],
  ['con\0.html.pdf', () => aPdf(), 'con.html.pdf'],
  ['.htaccess.txt', () => text('Options +Indexes'), 'htaccess.txt'],
  ['formula.csv', () => text('=cmd|calc!A1,2\n'), 'formula.csv'],
  ['says.txt', () => text(`They wrote: ${html}`), 'says.txt'],
  ['Voice message.webm', () => aWebm(2, { before: element('1254c367', text(html)) }), 'Voice message.webm'],
  ['Voice message.webm', () => aWebm(2, { before: element('ec', text(html)) }), 'Voice message.webm'],
  ['Voice message.ogg', () => anOgg(2, html), 'Voice message.ogg'],
  ['Voice message.m4a', () => anMp4(2, { tells: html }), 'Voice message.m4a'],
  ['bomb.zip', () => aZip({ 'a.txt': deflateRawSync(Buffer.alloc(1_000_000)).toString('latin1') }), 'bomb.zip'],
];

describe('what comes in', () => {
  it.each(
    refused.map(([name, make, why], at) => [`${at}: ${JSON.stringify(name)} → ${why}`, name, make, why] as const),
  )('%s is refused, and nothing of it stays', async (_title, name, make, why) => {
    const before = house.onDisk();
    const { visitor, conversationId } = name.startsWith('Voice') ? voices : talk;
    const answer = await house.upload(visitor, conversationId, name, await make());
    expect(answer).toMatchObject({
      ok: false,
      error: { code: why === 'pixels' || why === 'size' ? 'too_large' : 'bad_request', detail: { why } },
    });
    expect(house.onDisk()).toEqual(before);
  });

  it.each(tamed.map(([name, make, as], at) => [`${at}: ${JSON.stringify(name)}`, name, make, as] as const))(
    '%s is taken under a harmless name, without what was hidden in it',
    async (_title, name, make, as) => {
      const { visitor, ana, conversationId } = name.startsWith('Voice') ? voices : talk;
      const given = await make();
      const side = name.length % 2 === 0 || name.startsWith('Voice') ? visitor : ana.socket;
      const { file } = dataOf(await house.upload(side, conversationId, name, given));
      expect(file.name).toBe(as);
      if (file.kind === 'file' && file.seconds === undefined) return;
      const { bytes } = await house.served(side, file.id, 'view');
      for (const hidden of ['<script', '<html', 'run.exe', 'PK\u0003\u0004'])
        expect(bytes.includes(hidden)).toBe(false);
    },
  );

  it('in more bytes than were declared, or fewer, is not kept', async () => {
    const { visitor, conversationId } = talk;
    const bytes = aPdf();
    expect(await house.upload(visitor, conversationId, 'more.pdf', bytes, bytes.length - 50)).toMatchObject({
      error: { code: 'too_large' },
    });
    expect(await house.upload(visitor, conversationId, 'fewer.pdf', bytes, bytes.length + 50)).toMatchObject({
      error: { code: 'conflict', detail: { offset: String(bytes.length) } },
    });
    for (const declared of [-1, 1.5, Number.MAX_VALUE, '12', null]) {
      const answer = await visitor.raw('file.begin', {
        ...{ conversationId, clientId: randomUUID(), name: 'a.pdf', type: '', bytes: declared },
      });
      expect(answer.ok).toBe(false);
    }
  });
});

describe('a signed path', () => {
  const tried = async (path: string, bytes: Uint8Array, method = 'PUT', headers: Record<string, string> = {}) => {
    const response = await fetch(router.url + path, {
      method,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as Result<unknown> };
  };

  it('takes bytes for its own upload alone, at one place, as bytes, until its time is over', async () => {
    const { visitor, stranger, ana, conversationId } = talk;
    const bytes = aPdf();
    const mine = dataOf(await house.begin(visitor, conversationId, 'mine.pdf', bytes.length));
    const theirs = dataOf(await house.begin(ana.socket, conversationId, 'theirs.pdf', bytes.length));
    expect((await tried(`${mine.url.replace(mine.fileId, theirs.fileId)}&offset=0`, bytes)).status).toBe(403);
    expect((await tried(`${mine.url.replace(/sig=.*/, 'sig=forged')}&offset=0`, bytes)).status).toBe(403);
    expect((await tried(`/uploads/${mine.fileId}?offset=0`, bytes)).status).toBe(400);
    expect((await tried(`/uploads/..%2f..%2fetc?until=9&sig=a&offset=0`, bytes)).status).toBe(400);
    for (const offset of ['1', '99999999999', '1e3', '0x10', '-1', '1.5', 'NaN', '']) {
      const { status, body } = await tried(`${mine.url}&offset=${offset}`, bytes);
      expect([400, 409, 200]).toContain(status);
      if (offset !== '') expect(body.ok).toBe(false);
    }
    const there = await house.begin(visitor, conversationId, 'x.pdf', 1, randomUUID());
    expect(there.ok).toBe(true);
    expect((await tried(`${mine.url}&offset=0`, bytes, 'PUT', { 'content-type': 'text/html' })).status).toBe(400);
    expect((await tried(`${mine.url}&offset=0`, bytes, 'PUT', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await tried(`${mine.url}&offset=0`, bytes, 'POST')).status).toBe(404);
    expect(await house.ask(stranger, 'file.finish', { fileId: mine.fileId })).toMatchObject({
      error: { code: 'not_found' },
    });
    clock.advance(61 * 60_000);
    expect((await tried(`${mine.url}&offset=0`, bytes)).status).toBe(403);
  });

  it('lets the desktop console bring bytes, and no other page ask', async () => {
    const ask = (origin: string) =>
      fetch(`${router.url}/uploads/${randomUUID()}`, { method: 'OPTIONS', headers: { origin } });
    expect((await ask('app://console')).headers.get('access-control-allow-origin')).toBe('app://console');
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('takes nothing twice: a finished upload is over', async () => {
    const { visitor, conversationId } = talk;
    const bytes = aPdf();
    const begun = dataOf(await house.begin(visitor, conversationId, 'once.pdf', bytes.length));
    expect((await tried(`${begun.url}&offset=0`, bytes)).status).toBe(200);
    expect((await tried(`${begun.url}&offset=0`, bytes)).status).toBe(409);
    dataOf(await house.ask(visitor, 'file.finish', { fileId: begun.fileId }));
    expect((await tried(`${begun.url}&offset=0`, text(html))).status).toBe(404);
    expect((await tried(`${begun.url}&offset=${bytes.length}`, text(html))).status).toBe(404);
  });
});

it('of all that was kept nothing can run where it is served, and nothing lies on the disk without a row', async () => {
  const { visitor, ana } = talk;
  const rows = await router.app.core.store.k.selectFrom('files').selectAll().where('state', '=', 'ready').execute();
  expect(rows.length).toBeGreaterThanOrEqual(tamed.length);
  for (const row of rows) {
    const by = row.owner_id === voices.visitorId ? voices.visitor : visitor;
    const side = row.owner_kind === 'rep' ? ana.socket : by;
    const ways = row.kind === 'image' ? (['thumb', 'view', 'save'] as const) : (['view', 'save'] as const);
    for (const as of row.kind === 'image' || row.seconds !== null ? ways : (['save'] as const)) {
      const { response, bytes } = await house.served(side, row.id, as);
      const header = (name: string) => response.headers.get(name) ?? '';
      expect(response.status).toBe(200);
      expect(header('x-content-type-options')).toBe('nosniff');
      expect(header('content-security-policy')).toBe("default-src 'none';sandbox;frame-ancestors 'none'");
      expect(header('content-disposition')).toMatch(as === 'save' ? /^attachment; / : /^inline; /);
      expect(header('content-disposition')).toMatch(/^\w+; filename\*=UTF-8''[\w.~%!#$&+^`|-]+$/);
      expect(header('set-cookie')).toBe('');
      const shown =
        as === 'save'
          ? ['application/octet-stream']
          : as === 'thumb'
            ? ['image/webp']
            : row.seconds !== null
              ? ['audio/webm', 'audio/ogg', 'audio/mp4']
              : ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
      expect(shown).toContain(header('content-type'));
      if (as !== 'save' && row.kind === 'image')
        expect(await sharp(bytes).metadata()).toMatchObject({ format: header('content-type').slice(6) });
    }
  }
  const kept = new Set(rows.map((row) => row.stored_as));
  const stray = house
    .onDisk()
    .filter((path) => !path.includes('/uploads/') && !kept.has((path.split('/').at(-1) ?? '').replace('.thumb', '')));
  expect(stray).toEqual([]);
  for (const path of house.onDisk()) expect(readFileSync(path).subarray(0, 2).toString()).not.toBe('MZ');
});
