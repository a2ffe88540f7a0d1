import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openSqlite } from '../../../server/db/sqlite/open-sqlite.ts';
import { type RelayedMessage, serveRelay } from './serve-relay.ts';

/**
 * The same relay with the promise that what it acks is on the disk: the rows and keys that a message leaves in the router, in
 * one commit a turn, written directly on better-sqlite3. It checks nobody, parses nothing and knows one conversation.
 */
const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const handle = openSqlite(join(folder, 'relay.sqlite'));
handle.exec(`
  create table conversations (id text primary key, last_seq integer not null, last_at integer not null);
  create table messages (
    id text not null, conversation_id text not null references conversations(id), seq integer not null,
    sender_kind text not null, sender_id text not null, client_id text not null, text text, at integer not null,
    primary key (conversation_id, seq), unique (conversation_id, sender_id, client_id));
  create table events (
    pos integer primary key autoincrement, stream text not null, seq integer not null, type text not null,
    at integer not null, actor_id text, data text not null, unique (stream, seq));`);

const conversationId = v7();
const senderId = v7();
const stream = `conversation:${conversationId}`;
handle.prepare('insert into conversations values (?, 0, 0)').run(conversationId);

const begin = handle.prepare('begin immediate');
const commit = handle.prepare('commit');
const last = handle.prepare<[string], { last_seq: number }>('select last_seq from conversations where id = ?');
const move = handle.prepare('update conversations set last_seq = ?, last_at = ? where id = ?');
const keep = handle.prepare('insert into messages values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing');
const log = handle.prepare('insert into events (stream, seq, type, at, actor_id, data) values (?, ?, ?, ?, ?, ?)');

let turn: { message: RelayedMessage; pass: () => void }[] = [];

const store = (): void => {
  const taken = turn;
  turn = [];
  const at = Date.now();
  begin.run();
  let seq = last.get(conversationId)?.last_seq ?? 0;
  for (const { message } of taken) {
    seq += 1;
    keep.run(v7(), conversationId, seq, 'visitor', senderId, message.clientId, message.text, at);
    log.run(stream, seq, 'message', at, senderId, '{}');
  }
  move.run(seq, at, conversationId);
  commit.run();
  for (const { pass } of taken) pass();
};

serveRelay((message, pass) => {
  if (turn.length === 0) setImmediate(store);
  turn.push({ message, pass });
});
