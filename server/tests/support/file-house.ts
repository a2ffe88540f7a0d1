import { randomUUID } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { Booted } from '../boot.ts';
import { repSocket, type TestSocket } from './sockets.ts';
import { hire } from './staff.ts';
import { aVisit, openSite } from './visiting.ts';

export const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok)
    throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error.detail)}`);
  return result.data;
};

type Side = Pick<TestSocket<RepContract> | TestSocket<VisitorContract>, 'raw'>;

export interface Begun {
  state: 'uploading' | 'ready';
  fileId: string;
  offset: number;
  url: string;
}

/** What people do with files, over real sockets and real HTTP. */
export const fileHouse = (router: Booted) => {
  const ask = async <T>(side: Side, event: string, input: object): Promise<Result<T>> =>
    (await side.raw(event, input)) as Result<T>;

  const put = (url: string, offset: number, bytes: Uint8Array, headers: Record<string, string> = {}) =>
    fetch(`${router.url}${url}&offset=${offset}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: new Uint8Array(bytes),
    });

  const begin = (side: Side, conversationId: string, name: string, bytes: number, clientId: string = randomUUID()) =>
    ask<Begun>(side, 'file.begin', { conversationId, clientId, name, type: '', bytes });

  /** Brings a whole file in; answers with what became of it. */
  const upload = async (
    side: Side,
    conversationId: string,
    name: string,
    bytes: Uint8Array,
    declared = bytes.length,
  ): Promise<Result<{ file: Attachment }>> => {
    const begun = await begin(side, conversationId, name, declared);
    if (!begun.ok) return begun;
    const { fileId, url } = begun.data;
    const answer = (await (await put(url, 0, bytes)).json()) as Result<unknown>;
    if (!answer.ok) return answer;
    return ask(side, 'file.finish', { fileId });
  };

  const linkOf = (side: Side, fileId: string, as: 'thumb' | 'view' | 'save') =>
    ask<{ url: string; until: number }>(side, 'file.link', { fileId, as });

  /** What is served of a file. */
  const served = async (side: Side, fileId: string, as: 'thumb' | 'view' | 'save' = 'save') => {
    const { url } = dataOf(await linkOf(side, fileId, as));
    const response = await fetch(router.url + url);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  const send = (side: Side, conversationId: string, files: string[], text = '', clientId: string = randomUUID()) =>
    ask<{ id: string; seq: number }>(side, 'conversation.send', { conversationId, clientId, text, files });

  /** A visitor who talks with a rep; a stranger and a colleague beside them. */
  const talk = async () => {
    const site = await openSite(router);
    const [visit, stranger] = [await aVisit(router, site), await aVisit(router, site)];
    const rep = async (name: string) => {
      const person = await hire(router.app, `${name} ${randomUUID().slice(0, 8)}`);
      return repSocket(router, { kind: 'rep', personId: person.id, role: 'rep', sessionId: randomUUID() }).then(
        (socket) => ({ socket, person }),
      );
    };
    const [ana, ben] = [await rep('Ana'), await rep('Ben')];
    const { conversation } = dataOf(
      await visit.socket.request('conversation.start', {
        clientId: randomUUID(),
        by: { kind: 'choice', choice: 'book' },
      }),
    );
    await router.app.core.store.run((tx) =>
      router.app.services.conversations.assign(tx, { conversationId: conversation.id, repId: ana.person.id }),
    );
    return {
      conversationId: conversation.id,
      visitor: visit.socket,
      visitorId: visit.visitorId,
      stranger: stranger.socket,
      ana,
      ben,
    };
  };

  const folder = join(router.dataDir, 'files');
  /** Everything that lies in the folder of files, as paths within it. */
  const onDisk = (): string[] =>
    globSync('**/*', { cwd: folder, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );

  return { ask, put, begin, upload, linkOf, served, send, talk, onDisk, folder, exists: existsSync };
};
