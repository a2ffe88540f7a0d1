import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Actor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import { readWhole } from '../conversations/whole-repository.ts';
import type { Core } from '../core.ts';
import { english, teamWords } from '../desk/transcript-words.ts';
import { transcriptText } from '../desk/write-transcript.ts';
import { createSigner } from '../signer.ts';
import { fill } from '../words/visitor-words.ts';
import { catalogue as words } from './catalogue.en.ts';
import { readAllOf } from './export-repository.ts';
import { erasable } from './privacy-repository.ts';
import { tellPerson } from './tell-person.ts';

const lifeMs = 10 * 60_000;

export interface ExportPorts {
  audit: Audit;
  publicUrl: string;
  secret: Uint8Array;
  workspaceName(): string;
  /** Where the bytes of a stored file lie. */
  pathOf(storedAs: string): string;
}

/** Hands out all that is kept of a person as one ZIP: in words for them, with a transcript of each conversation, and the files. */
export const createExport = (
  { store, clock }: Core,
  { audit, publicUrl, secret, workspaceName, pathOf }: ExportPorts,
) => {
  const { sign, isSigned } = createSigner(secret);
  /** What reps wrote for each other is the workspace's to weigh: an admin gets it, a visitor does not. */
  const granted = (visitorId: string, whose: 'all' | 'own', until: number): string => `${whose}:${visitorId}:${until}`;

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
        const sig = sign(granted(visitorId, whose, until));
        return ok({ url: `${publicUrl}/privacy/${whose}/${visitorId}?until=${until}&sig=${sig}`, expiresAt: until });
      }),

    /** The ZIP of a link, made as it is sent. */
    open: async (
      visitorId: string,
      whose: 'all' | 'own',
      { until, sig }: { until: number; sig: string },
    ): Promise<Result<{ stream: Readable }>> => {
      if (until <= clock.now() || !isSigned(granted(visitorId, whose, until), sig)) {
        return fail('forbidden', 'the link is not good any more');
      }
      const found = await readAllOf(store.k, visitorId);
      if (!found) return fail('not_found', 'no such visitor');
      const { files, talks, visitor } = found;
      const madeAt = clock.now();
      const workspace = workspaceName();
      const zone = visitor.zone ?? 'UTC';
      const archived = files.map((file, at) => (file.stored_as === null ? null : nameIn(at, file.name)));
      const transcriptAt = (place: number): string => `conversations/${numbered(place)}.txt`;
      const zip = new ZipFile();
      const add = (name: string, text: string, at: number): void =>
        zip.addBuffer(Buffer.from(text), name, { mtime: new Date(at) });
      const values = { workspace, zone, time: new Date(madeAt).toISOString() };
      const reps = fill(whose === 'all' ? words.withNotes : words.ownOnly, values);
      add('README.txt', fill(words.readme, { ...values, reps }), madeAt);
      const told = tellPerson(found, {
        madeAt,
        workspace,
        whose,
        fileAt: (place) => archived[place] ?? null,
        transcriptAt,
      });
      add('person.json', JSON.stringify(told, null, 2), madeAt);
      for (const [place, { id, created_at: began }] of talks.entries()) {
        const reader = {
          ...{ words: teamWords, lang: english, visitor: visitor.name ?? words.you },
          ...{ locale: 'en', zone, notes: whose === 'all' },
        };
        add(transcriptAt(place), transcriptText(await readWhole(store.k, id), reader), began);
      }
      for (const [place, file] of files.entries()) {
        const name = archived[place];
        if (file.stored_as === null || !name) continue;
        zip.addFile(pathOf(file.stored_as), name, { mtime: new Date(file.created_at) });
      }
      zip.end();
      return ok({ stream: zip.outputStream as Readable });
    },
  };
};

const numbered = (at: number): string => String(at + 1).padStart(3, '0');

/** A name that no other file of the archive has, and that leads nowhere outside of it. */
const nameIn = (at: number, name: string): string =>
  `files/${numbered(at)}-${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '_')}`;

export type PrivacyExport = ReturnType<typeof createExport>;
