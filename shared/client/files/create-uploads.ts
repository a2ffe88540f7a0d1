import type { Attachment } from '../../domain/attachment.ts';
import type { Clock, Ids } from '../../domain/clock.ts';
import { kindOfName } from '../../domain/file-kinds.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Upload } from '../../protocol/files.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { Timers } from '../timers.ts';
import { createBackOff } from '../transport/back-off.ts';
import type { ConnectionState, RequestOptions } from '../transport/connection.ts';
import type { FileStore } from './file-store.ts';
import type { PutPart } from './put-part.ts';
import type { PickedFile, Uploads } from './uploads.ts';

/** The part of a connection that uploads need; the connections of `/rep` and `/visitor` both fit as they are. */
export interface UploadPort {
  request(
    event: 'file.begin',
    input: { conversationId: string; clientId: string; name: string; type: string; bytes: number },
  ): Promise<Result<Upload>>;
  request(
    event: 'file.finish',
    input: { fileId: string },
    options?: RequestOptions,
  ): Promise<Result<{ file: Attachment }>>;
  request(event: 'file.drop', input: { fileId: string }): Promise<Result<unknown>>;
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
}

/** What uploads stand on. */
export interface UploadsOptions {
  port: UploadPort;
  store: FileStore;
  put: PutPart;
  /** The conversation a lane belongs to by now; null where there is none yet. */
  conversationOf(lane: string): string | null;
  clock: Clock;
  ids: Ids;
  timers: Timers;
  random: () => number;
}

const atOnce = 2;
const smallestPart = 64 * 1024;
const largestPart = 1024 * 1024;
/** A part that took less than this may be followed by a larger one. */
const quickMs = 700;
/** Looking at a large picture takes its time. */
const finishMs = 60_000;

const offsetIn = (error: ErrorBody): number | null => {
  const offset = Number(error.detail?.offset);
  return Number.isSafeInteger(offset) && error.detail?.offset !== undefined ? offset : null;
};

const refusalOf = (name: string, bytes: number): ErrorBody | null => {
  const why = kindOfName(name) === null ? 'kind' : bytes === 0 ? 'empty' : null;
  return why && { code: 'bad_request', message: why, detail: { why } };
};

interface Run {
  abort: AbortController;
  fileId: string | null;
}

/** Makes the uploads of a store; what it still holds from before goes on by itself. */
export function createUploads(options: UploadsOptions): Uploads {
  const { port, store, put, conversationOf, clock, ids, timers } = options;
  const changed = createListeners();
  const files = new Map<string, PickedFile>();
  const runs = new Map<string, Run>();
  const backOff = createBackOff(options.random, 800, 20_000);
  let snapshot: readonly PickedFile[] = [];
  let closed = false;
  let dropTimer = () => {};

  const publish = (): void => {
    snapshot = [...files.values()];
    changed.tell();
  };
  const change = (clientId: string, to: Partial<PickedFile>): void => {
    const file = files.get(clientId);
    if (!file) return;
    files.set(clientId, { ...file, ...to });
    publish();
  };
  const forget = (clientId: string): void => {
    files.delete(clientId);
    void store.delete(clientId).catch(() => {});
  };

  /** Brings what is missing; answers null once all is there, or what stands in the way. */
  const bring = async (file: PickedFile, url: string, from: number, signal: AbortSignal): Promise<ErrorBody | null> => {
    if (!file.blob) return { code: 'not_found', message: 'gone', detail: { why: 'lost' } };
    let at = from;
    let size = smallestPart;
    while (at < file.bytes) {
      const began = clock.now();
      const result = await put(url, at, file.blob.slice(at, at + size), signal);
      const there = result.ok ? result.data : offsetIn(result.error);
      if (!result.ok && (result.error.code !== 'conflict' || there === null)) return result.error;
      if (there === null) continue;
      at = there;
      change(file.clientId, { sent: at });
      size = clock.now() - began < quickMs ? Math.min(size * 2, largestPart) : smallestPart;
    }
    return null;
  };

  /** One try from wherever the router is; answers what stands in the way, or null. */
  const attempt = async (clientId: string, run: Run): Promise<ErrorBody | null> => {
    const file = files.get(clientId);
    const conversationId = file && conversationOf(file.lane);
    if (!file || !conversationId) return null;
    const { name, type, bytes } = file;
    const begun = await port.request('file.begin', { conversationId, clientId, name, type: type.slice(0, 200), bytes });
    if (!begun.ok) return begun.error;
    run.fileId = begun.data.fileId;
    if (begun.data.state === 'ready') {
      change(clientId, { state: 'ready', sent: bytes, file: begun.data.file });
      return null;
    }
    change(clientId, { state: 'uploading', sent: begun.data.offset });
    const inTheWay = await bring(file, begun.data.url, begun.data.offset, run.abort.signal);
    // A link whose time is over is a new one away.
    if (inTheWay) return inTheWay.code === 'forbidden' ? { ...inTheWay, code: 'unavailable' } : inTheWay;
    change(clientId, { state: 'checking', sent: bytes });
    const finished = await port.request('file.finish', { fileId: begun.data.fileId }, { timeoutMs: finishMs });
    if (finished.ok) change(clientId, { state: 'ready', file: finished.data.file });
    return finished.ok ? null : finished.error;
  };

  const go = async (clientId: string): Promise<void> => {
    const run: Run = { abort: new AbortController(), fileId: null };
    runs.set(clientId, run);
    const error = await attempt(clientId, run);
    runs.delete(clientId);
    if (closed || !files.has(clientId)) return;
    if (!error) {
      backOff.reset();
      return next();
    }
    // It is in a message already: an ack was lost, and here it is of no more use.
    if (error.code === 'conflict' && error.detail?.why === 'sent') {
      forget(clientId);
      publish();
      return next();
    }
    if (!isTransient(error.code) && offsetIn(error) === null) {
      change(clientId, { state: 'failed', error });
      return next();
    }
    change(clientId, { state: 'waiting' });
    dropTimer();
    dropTimer = timers.after(backOff.next(), next);
  };

  const next = (): void => {
    if (closed || port.getSnapshot().kind !== 'connected') return;
    for (const file of files.values()) {
      if (runs.size >= atOnce) return;
      if (file.state !== 'waiting' || runs.has(file.clientId) || conversationOf(file.lane) === null) continue;
      void go(file.clientId);
    }
  };

  let epoch = -1;
  const dropState = port.subscribe(() => {
    const state = port.getSnapshot();
    if (state.kind !== 'connected' || state.epoch === epoch) return;
    epoch = state.epoch;
    backOff.reset();
    dropTimer();
    next();
  });

  void store
    .picks()
    .catch(() => [])
    .then(async (stored) => {
      for (const pick of stored.sort((a, b) => a.createdAt - b.createdAt)) {
        if (files.has(pick.clientId)) continue;
        const blob = await store.blob(pick.clientId, pick.type).catch(() => null);
        if (!blob) {
          forget(pick.clientId);
          continue;
        }
        const { clientId, lane, name, type, bytes } = pick;
        const refused = refusalOf(name, bytes);
        const state = refused ? 'failed' : 'waiting';
        files.set(clientId, { clientId, lane, name, type, bytes, state, sent: 0, file: null, error: refused, blob });
      }
      if (closed) return;
      publish();
      next();
    });

  const end = (clientId: string): void => {
    const run = runs.get(clientId);
    run?.abort.abort();
    const fileId = files.get(clientId)?.file?.id ?? run?.fileId;
    if (fileId) void port.request('file.drop', { fileId });
  };

  return {
    getSnapshot: () => snapshot,
    subscribe: changed.add,
    async add(lane, picked) {
      for (const blob of picked) {
        const clientId = ids.next();
        const { name, type, size: bytes } = blob;
        const error = refusalOf(name, bytes);
        const state = error ? 'failed' : 'waiting';
        // A store that fails (full disk) must not keep a file from being sent: it stays in memory.
        if (!error)
          await store.put({ clientId, lane, name, type, bytes, createdAt: clock.now() }, blob).catch(() => {});
        files.set(clientId, { clientId, lane, name, type, bytes, state, sent: 0, file: null, error, blob });
        publish();
      }
      next();
    },
    retry(clientId) {
      if (files.get(clientId)?.state !== 'failed') return;
      change(clientId, { state: 'waiting', error: null });
      next();
    },
    drop(clientIds) {
      for (const clientId of clientIds) {
        end(clientId);
        forget(clientId);
      }
      publish();
    },
    sent(clientIds) {
      const known = clientIds.filter((clientId) => files.has(clientId));
      for (const clientId of known) forget(clientId);
      if (known.length > 0) publish();
    },
    pending: (clientIds) =>
      clientIds.some((clientId) => {
        const state = files.get(clientId)?.state;
        return state === 'waiting' || state === 'uploading' || state === 'checking';
      }),
    idsOf(clientIds) {
      const found: string[] = [];
      for (const clientId of clientIds) {
        const file = files.get(clientId);
        if (!file) return fail('not_found', 'the file is gone', { why: 'lost' });
        if (file.error) return { ok: false, error: file.error };
        if (!file.file) return fail('unavailable', 'the file is on its way');
        found.push(file.file.id);
      }
      return ok(found);
    },
    again(clientIds) {
      for (const clientId of clientIds) change(clientId, { state: 'waiting', file: null, sent: 0 });
      next();
    },
    wake: next,
    close() {
      closed = true;
      dropTimer();
      dropState();
      for (const { abort } of runs.values()) abort.abort();
      store.close();
    },
  };
}
