import { rmSync } from 'node:fs';
import { createConversations } from '../../server/features/conversations/conversations.ts';
import { aStore } from '../../server/tests/support/a-store.ts';
import { aSite, aVisitor } from '../../server/tests/support/builders.ts';

for (const [file, group] of [
  [':memory:', 15],
  ['/tmp/m.sqlite', 15],
  ['/tmp/m.sqlite', 1],
] as const) {
  rmSync('/tmp/m.sqlite', { force: true });
  rmSync('/tmp/m.sqlite-wal', { force: true });
  const { core, store } = await aStore(file);
  const conversations = createConversations(core);
  const visitor = await aVisitor(core, await aSite(core));
  const start = { visitor, clientId: core.ids.next(), impressionId: null, pagePath: null, said: [], words: '' };
  const { row } = await store.run((tx) => conversations.start(tx, start));
  const N = 3000;
  for (let r = 0; r < 3; r++) {
    const a = process.cpuUsage();
    const t = performance.now();
    for (let i = 0; i < N; i += group)
      await Promise.all(
        Array.from({ length: group }, () =>
          store.run((tx) =>
            conversations.send(tx, visitor, {
              conversationId: row.id,
              clientId: crypto.randomUUID(),
              text: 'Do you integrate with SAP, and how long does a pilot take from contract to the first robot on the floor?',
            }),
          ),
        ),
      );
    const b = process.cpuUsage(a);
    console.log(
      file,
      group,
      'cpu/msg',
      ((b.user + b.system) / N).toFixed(1),
      'user',
      (b.user / N).toFixed(1),
      'sys',
      (b.system / N).toFixed(1),
      'wall',
      (((performance.now() - t) * 1000) / N).toFixed(1),
    );
  }
}
