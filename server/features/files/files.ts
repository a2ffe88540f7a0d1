import type { Readable } from 'node:stream';
import type { Attachment, FileSettings } from '../../../shared/domain/attachment.ts';
import { kindOfName } from '../../../shared/domain/file-kinds.ts';
import { maxVoiceBytes } from '../../../shared/domain/voice.ts';
import { type FileRefusal, fileRefusals, type Upload } from '../../../shared/protocol/files.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor } from '../actor.ts';
import { belongsOf, maySee } from '../conversations/belongs.ts';
import { conversationById } from '../conversations/conversation-repository.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { cleanName } from './clean-name.ts';
import { createFileDisk, hashOf } from './file-disk.ts';
import { createFileLinks, type LinkUse } from './file-links.ts';
import {
  deleteFile,
  type FileRow,
  fileByClient,
  fileById,
  insertFile,
  messageText,
  settleFile,
  toAttachment,
  usageOfConversation,
  usageOfOwner,
} from './files-repository.ts';
import { lookInside } from './look-inside.ts';
import { makeImage } from './make-image.ts';
import { createReceiver } from './receive-bytes.ts';
import { createTurnstile } from './turnstile.ts';
import { makeVoice } from './voice/make-voice.ts';

export interface FilesOptions {
  /** The folder the bytes lie in. */
  folder: string;
  /** Signs the paths to them. */
  secret: Uint8Array;
  newName(): string;
  settings(): FileSettings;
}

export interface BeginInput {
  conversationId: string;
  clientId: string;
  name: string;
  bytes: number;
}

/** A file as it goes over HTTP. */
export interface ServedFile {
  path: string;
  bytes: number;
  name: string;
  /** Set where a browser may show it. */
  shownAs: string | null;
}

const mb = 1024 * 1024;
const dayMs = 24 * 3_600_000;
/** What one sender may bring in a day, and what one conversation may hold. */
export const fileQuotas = {
  visitorDay: { count: 60, bytes: 250 * mb },
  repDay: { count: 1_000, bytes: 5_000 * mb },
  conversation: { count: 500, bytes: 1_000 * mb },
};
/** Pictures that are made at the same time. */
const atOnce = 2;

const wording: Record<FileRefusal, string> = {
  size: 'the file is too large',
  kind: 'this kind of file is not taken',
  damaged: 'the file cannot be read',
  pixels: 'the picture has too many points',
  empty: 'the file is empty',
  quota: 'the allowance of files is used up',
};

const refusal = (why: FileRefusal, limitMb?: number): Failure =>
  fail(why === 'size' || why === 'quota' || why === 'pixels' ? 'too_large' : 'bad_request', wording[why], {
    why,
    ...(limitMb === undefined ? {} : { limitMb: String(limitMb) }),
  });

const asRefusal = (text: string | null): FileRefusal => fileRefusals.find((one) => one === text) ?? 'damaged';
const absent = () => fail('not_found', 'no such file');
const ownerOf = (actor: Actor): string => (actor.kind === 'rep' ? actor.personId : actor.visitorId);

/** Pictures and files of conversations: brought in parts, looked at, kept, and given to whoever may see them. */
export const createFiles = (core: Core, { folder, secret, newName, settings }: FilesOptions) => {
  const { store, clock, ids } = core;
  const disk = createFileDisk(folder, newName);
  const links = createFileLinks(secret);
  const receiver = createReceiver(disk);
  const inTurn = createTurnstile(atOnce);
  const finishing = new Map<string, Promise<Result<{ file: Attachment }>>>();

  const rowOf = async (id: string): Promise<FileRow | undefined> => store.read((reads) => reads.get(fileById, { id }));

  const limitOf = (kind: FileRow['kind']): number => (kind === 'image' ? settings().imageMaxMb : settings().fileMaxMb);

  const overQuota = async (tx: Tx, actor: Actor, { conversationId, bytes }: BeginInput): Promise<boolean> => {
    const day = actor.kind === 'rep' ? fileQuotas.repDay : fileQuotas.visitorDay;
    const own = await tx.get(usageOfOwner, { ownerId: ownerOf(actor), since: tx.now - dayMs });
    const all = await tx.get(usageOfConversation, { conversationId });
    const over = (used: { bytes: number; count: number } | undefined, most: { bytes: number; count: number }) =>
      used !== undefined && (used.count >= most.count || used.bytes + bytes > most.bytes);
    return over(own, day) || over(all, fileQuotas.conversation);
  };

  /** The row of an upload: a new one, or the one its sender began before. */
  const begun = (actor: Actor, input: BeginInput): Promise<Result<FileRow>> =>
    store.run(async (tx): Promise<Result<FileRow>> => {
      const { conversationId, clientId, bytes } = input;
      const conversation = await tx.get(conversationById, { id: conversationId });
      if (!conversation || !maySee(actor, conversation)) return fail('not_found', 'no such conversation');
      const known = await tx.get(fileByClient, { ownerId: ownerOf(actor), clientId });
      if (known) return known.conversation_id === conversationId ? ok(known) : absent();
      if (conversation.state === 'closed') return fail('conflict', 'the conversation is closed');
      if (!can(actor, 'file.begin', belongsOf(conversation))) return fail('forbidden', 'the conversation is not yours');
      const name = cleanName(input.name);
      const kind = kindOfName(name);
      // Reps write, call and mail; a voice message is what a visitor leaves.
      if (!kind || (kind.voice && actor.kind !== 'visitor')) return refusal('kind');
      if (bytes === 0) return refusal('empty');
      const limitMb = kind.voice ? maxVoiceBytes / mb : limitOf(kind.kind);
      if (bytes > limitMb * mb) return refusal('size', limitMb);
      if (await overQuota(tx, actor, input)) return refusal('quota');
      const row: FileRow = {
        ...{ id: ids.next(), conversation_id: conversationId, owner_kind: actor.kind, owner_id: ownerOf(actor) },
        ...{
          client_id: clientId,
          message_id: null,
          message_seq: null,
          state: 'uploading',
          kind: kind.kind,
          name,
          type: kind.type,
          bytes,
        },
        ...{
          width: null,
          height: null,
          seconds: null,
          sha256: null,
          stored_as: null,
          refusal: null,
          place: 0,
          created_at: tx.now,
        },
      };
      await tx.run(insertFile, { ...row });
      return ok(row);
    });

  /** Looks at what came and keeps it, or says why not. Nothing that was refused stays. */
  const settle = async (row: FileRow): Promise<FileRefusal | null> => {
    const { id, name } = row;
    const part = disk.partOf(id);
    const kind = await lookInside(part, name);
    const whole = disk.draftOf(id, 'whole');
    const thumb = disk.draftOf(id, 'thumb');
    let why: FileRefusal | null = null;
    let size: { width: number; height: number } | null = null;
    let seconds: number | null = null;
    if (typeof kind === 'string') why = kind;
    else if (kind.kind === 'image') {
      const made = await inTurn(() => makeImage(part, kind.type, { whole, thumb }));
      if (typeof made === 'string') why = made;
      else size = made;
    } else if (kind.voice) {
      const made = await makeVoice(part, kind.type, whole);
      if (typeof made === 'string') why = made;
      else seconds = made.seconds;
    }
    const source = size || seconds !== null ? whole : part;
    const kept =
      why === null
        ? {
            sha256: await hashOf(source),
            bytes: await disk.sizeOf(source),
            storedAs: await disk.keep(source, size ? thumb : null),
          }
        : { sha256: null, bytes: row.bytes, storedAs: null };
    const settled = await store.run((tx) =>
      tx.run(settleFile, {
        ...{ id, state: why === null ? 'ready' : 'refused', ...kept, refusal: why },
        ...{ width: size?.width ?? null, height: size?.height ?? null, seconds },
      }),
    );
    // Its sender dropped it meanwhile.
    if (settled === 0 && kept.storedAs !== null) await disk.remove(kept.storedAs);
    await disk.clear(id);
    return why;
  };

  const answerOf = (row: FileRow | undefined): Result<{ file: Attachment }> => {
    if (row?.state === 'ready') return ok({ file: toAttachment(row) });
    return row?.state === 'refused' ? refusal(asRefusal(row.refusal)) : absent();
  };

  const finish = async (row: FileRow): Promise<Result<{ file: Attachment }>> => {
    if (row.state !== 'uploading') return answerOf(row);
    await receiver.end(row.id);
    const offset = await disk.received(row.id);
    if (offset !== row.bytes) return fail('conflict', 'bytes are missing', { offset: String(offset) });
    await settle(row);
    return answerOf(await rowOf(row.id));
  };

  /** What the actor may see of a file: whoever may see its conversation, once a message carries it; before, its sender. */
  const seen = async (actor: Actor, id: string): Promise<FileRow | null> => {
    const row = await rowOf(id);
    if (row?.state !== 'ready') return null;
    const conversation = await store.read((reads) => reads.get(conversationById, { id: row.conversation_id }));
    if (!conversation || !can(actor, 'file.link', belongsOf(conversation))) return null;
    const { conversation_id: conversationId, message_seq: seq } = row;
    if (seq === null) return row.owner_id === ownerOf(actor) ? row : null;
    const message = await store.read((reads) => reads.get(messageText, { conversationId, seq }));
    return message && message.text !== null ? row : null;
  };

  return {
    disk,

    begin: async (actor: Actor, input: BeginInput): Promise<Result<Upload>> => {
      const found = await begun(actor, input);
      if (!found.ok) return found;
      const row = found.data;
      if (row.message_id !== null) return fail('conflict', 'a message carries it already', { why: 'sent' });
      if (row.state === 'refused') return refusal(asRefusal(row.refusal));
      if (row.state === 'gone') return absent();
      if (row.state === 'ready') return ok({ state: 'ready', fileId: row.id, file: toAttachment(row) });
      const offset = await disk.received(row.id);
      return ok({ state: 'uploading', fileId: row.id, offset, ...links.link('put', row.id, clock.now()) });
    },

    /** Takes bytes in under a signed path. */
    receive: async (
      id: string,
      signed: { until: number; sig: string },
      offset: number,
      source: Readable,
    ): Promise<Result<{ offset: number }>> => {
      if (!links.verify('put', id, signed, clock.now())) return fail('forbidden', 'the link is not good any more');
      const row = await rowOf(id);
      if (row?.state !== 'uploading') return absent();
      const received = await receiver.receive(id, source, offset, row.bytes);
      return received.ok ? ok({ offset: received.data }) : received;
    },

    finish: async (actor: Actor, id: string): Promise<Result<{ file: Attachment }>> => {
      const row = await rowOf(id);
      if (!row || row.owner_id !== ownerOf(actor)) return absent();
      const running = finishing.get(id) ?? finish(row).finally(() => finishing.delete(id));
      finishing.set(id, running);
      return running;
    },

    drop: async (actor: Actor, id: string): Promise<Result<Record<string, never>>> => {
      const dropped = await store.run(async (tx): Promise<FileRow | null> => {
        const row = await tx.get(fileById, { id });
        if (!row || row.owner_id !== ownerOf(actor) || row.message_id !== null) return null;
        await tx.run(deleteFile, { id });
        return row;
      });
      if (!dropped) return absent();
      await receiver.end(id);
      await disk.clear(id);
      if (dropped.stored_as !== null) await disk.remove(dropped.stored_as);
      return ok({});
    },

    link: async (
      actor: Actor,
      id: string,
      use: Exclude<LinkUse, 'put'>,
    ): Promise<Result<{ url: string; until: number }>> => {
      const row = await seen(actor, id);
      if (!row) return absent();
      const mayShow = row.kind === 'image' || (use === 'view' && row.seconds !== null);
      if (use !== 'save' && !mayShow) return absent();
      return ok(links.link(use, id, clock.now()));
    },

    /** What a signed path leads to. */
    served: async (
      id: string,
      use: Exclude<LinkUse, 'put'>,
      signed: { until: number; sig: string },
    ): Promise<Result<ServedFile>> => {
      if (!links.verify(use, id, signed, clock.now())) return fail('forbidden', 'the link is not good any more');
      const row = await rowOf(id);
      if (row?.state !== 'ready' || row.stored_as === null) return absent();
      const path = disk.pathOf(row.stored_as, use === 'thumb');
      const bytes = await disk.sizeOf(path);
      if (bytes === 0) return absent();
      const shownAs = use === 'save' ? null : use === 'thumb' ? 'image/webp' : row.type;
      return ok({ path, bytes, name: row.name, shownAs });
    },
  };
};

export type Files = ReturnType<typeof createFiles>;
