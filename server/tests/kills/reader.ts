import type { Entry } from '../../../shared/domain/conversation.ts';
import type { EntryHint } from '../../../shared/protocol/conversation-stream.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { StubbornLine } from './stubborn-line.ts';

/** What a reader has of each conversation, by the rule of the protocol: the last plus one, or a pull of the gap. */
export const createReader = (line: () => StubbornLine<VisitorContract>) => {
  const logs = new Map<string, Entry[]>();
  const pulling = new Map<string, Promise<void>>();

  const logOf = (id: string): Entry[] => {
    const log = logs.get(id) ?? [];
    logs.set(id, log);
    return log;
  };
  const take = (id: string, entry: Entry): boolean => {
    const log = logOf(id);
    if (entry.seq <= log.length) return true;
    if (entry.seq !== log.length + 1) return false;
    log.push(entry);
    return true;
  };
  const pullAll = async (id: string): Promise<void> => {
    for (let more = true; more; ) {
      const answer = await line().request('conversation.pull', { conversationId: id, after: logOf(id).length });
      if (!answer.ok) throw new Error(`no pull of ${id}: ${answer.error.code}`);
      for (const entry of answer.data.entries) take(id, entry);
      ({ more } = answer.data);
    }
  };
  const pull = (id: string): Promise<void> => {
    const running = pulling.get(id) ?? pullAll(id).finally(() => pulling.delete(id));
    pulling.set(id, running);
    return running;
  };

  return {
    logs,
    pull,
    hear: ({ conversation, entry }: EntryHint): void => {
      if (!take(conversation.id, entry)) pull(conversation.id).catch(() => {});
    },
  };
};
