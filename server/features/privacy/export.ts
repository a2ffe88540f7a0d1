import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Actor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { createSigner } from '../signer.ts';
import { readAllOf } from './export-repository.ts';
import { erasable } from './privacy-repository.ts';

const lifeMs = 10 * 60_000;

export interface ExportPorts {
  audit: Audit;
  publicUrl: string;
  secret: Uint8Array;
  /** Where the bytes of a stored file lie. */
  pathOf(storedAs: string): string;
}

/** Hands out all that is kept of a person as one ZIP: the rows as JSON, and the files. */
export const createExport = ({ store, clock }: Core, { audit, publicUrl, secret, pathOf }: ExportPorts) => {
  const { sign, isSigned } = createSigner(secret);
  /** What reps wrote for each other is the workspace's to weigh: an admin gets it, a visitor does not. */
  const words = (visitorId: string, whose: 'all' | 'own', until: number): string => `${whose}:${visitorId}:${until}`;

  return {
    /** A link for whoever may have it; the asking is written into the audit log. */
    link: (visitorId: string, by: Actor): Promise<Result<{ url: string; expiresAt: number }>> =>
      store.run(async (tx) => {
        if (!(await tx.get(erasable, { id: visitorId }))) return fail('not_found', 'no such visitor');
        const until = tx.now + lifeMs;
        const whose = by.kind === 'rep' ? 'all' : 'own';
        await audit.write(tx, {
          actorId: by.kind === 'rep' ? by.personId : null,
          action: 'privacy.export',
          object: `visitor:${visitorId}`,
          facts: { asked: by.kind },
        });
        const sig = sign(words(visitorId, whose, until));
        return ok({ url: `${publicUrl}/privacy/${whose}/${visitorId}?until=${until}&sig=${sig}`, expiresAt: until });
      }),

    /** The ZIP of a link, made as it is sent. */
    open: async (
      visitorId: string,
      whose: 'all' | 'own',
      { until, sig }: { until: number; sig: string },
    ): Promise<Result<{ stream: Readable }>> => {
      if (until <= clock.now() || !isSigned(words(visitorId, whose, until), sig)) {
        return fail('forbidden', 'the link is not good any more');
      }
      const found = await readAllOf(store.k, visitorId);
      if (!found) return fail('not_found', 'no such visitor');
      const { notes, tasks, files, ...rest } = found;
      const listed = files.map(({ stored_as: _, ...file }, at) => ({ ...file, in_archive: nameIn(at, file.name) }));
      const data = { ...rest, ...(whose === 'all' ? { notes, tasks } : {}), files: listed };
      const zip = new ZipFile();
      zip.addBuffer(Buffer.from(JSON.stringify(data, null, 2)), 'data.json', { mtime: new Date(clock.now()) });
      for (const [at, file] of files.entries()) {
        if (file.stored_as === null) continue;
        zip.addFile(pathOf(file.stored_as), nameIn(at, file.name), { mtime: new Date(file.created_at) });
      }
      zip.end();
      return ok({ stream: zip.outputStream as Readable });
    },
  };
};

/** A name that no other file of the archive has, and that leads nowhere outside of it. */
const nameIn = (at: number, name: string): string =>
  `files/${String(at + 1).padStart(3, '0')}-${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_')}`;

export type PrivacyExport = ReturnType<typeof createExport>;
