import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { FileDisk } from './file-disk.ts';

interface Receiving {
  source: Readable;
  done: Promise<unknown>;
}

/** Takes the bytes of uploads in, each at its offset. What came before a cut counts. */
export const createReceiver = (disk: FileDisk) => {
  const receiving = new Map<string, Receiving>();

  const append = async (id: string, source: Readable, offset: number, declared: number): Promise<Result<number>> => {
    const handle = await open(disk.partOf(id), 'a');
    let at = (await handle.stat()).size;
    try {
      if (at !== offset) return fail('conflict', 'the bytes go on elsewhere', { offset: String(at) });
      for await (const chunk of source as AsyncIterable<Buffer>) {
        if (at + chunk.length > declared) return fail('too_large', 'more bytes than were declared', { why: 'size' });
        await handle.appendFile(chunk);
        at += chunk.length;
      }
      return ok(at);
    } catch {
      // The line was cut; the sender asks how far it got.
      return fail('unavailable', 'the upload was cut', { offset: String(at) });
    } finally {
      await handle.close();
    }
  };

  return {
    /** Answers how many bytes are there now. A second sender of the same upload ends the first, whose line may be long dead. */
    receive: async (id: string, source: Readable, offset: number, declared: number): Promise<Result<number>> => {
      for (let former = receiving.get(id); former; former = receiving.get(id)) {
        former.source.destroy();
        await former.done;
      }
      const done = append(id, source, offset, declared).finally(() => receiving.delete(id));
      receiving.set(id, { source, done });
      return done;
    },

    /** Ends what is being received for an upload. */
    end: async (id: string): Promise<void> => {
      const former = receiving.get(id);
      former?.source.destroy();
      await former?.done;
    },
  };
};
