import { describe, expect, it } from 'vitest';
import { aStore } from './support/a-store.ts';

describe('signals', () => {
  it('reach listeners after the commit in the order of what happened, also what a listener inside made happen', async () => {
    const { core } = await aStore();
    const { board, store } = core;
    const heard: string[] = [];
    board.inside('visitor.changed', async (tx, { visitorId }) => {
      await tx.signal('site.changed', { siteId: `because of ${visitorId}` });
    });
    board.after('visitor.changed', ({ visitorId }) => heard.push(visitorId));
    board.after('site.changed', ({ siteId }) => heard.push(siteId));
    await store.run(async (tx) => {
      await tx.signal('visitor.changed', { visitorId: 'ann' });
      await tx.signal('visitor.changed', { visitorId: 'ben' });
    });
    expect(heard).toEqual(['ann', 'because of ann', 'ben', 'because of ben']);
  });

  it('of a command whose listener throws inside are heard by nobody', async () => {
    const { core } = await aStore();
    const heard: string[] = [];
    core.board.inside('visitor.changed', () => {
      throw new Error('no');
    });
    core.board.after('visitor.changed', ({ visitorId }) => heard.push(visitorId));
    await expect(core.store.run((tx) => tx.signal('visitor.changed', { visitorId: 'ann' }))).rejects.toThrow('no');
    expect(heard).toEqual([]);
  });
});
