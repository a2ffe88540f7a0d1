import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { messageNews } from './message-news.ts';

type Facts = Pick<InboxItem, 'id' | 'box' | 'unread'> & { at?: number; from?: 'visitor' | 'rep' };

const anItem = ({ id, box, unread, at = 1, from = 'visitor' }: Facts): InboxItem =>
  ({ id, box, unread, last: { text: 'words', at, from } }) as InboxItem;

const news = (before: Facts[], after: Facts[]) => {
  const { written, settled } = messageNews(before.map(anItem), after.map(anItem));
  return { written: written.map(({ id }) => id), settled };
};

describe('what is new in the inbox', () => {
  it('is a visitor of mine who wrote, each time', () => {
    expect(news([{ id: 'a', box: 'mine', unread: 0 }], [{ id: 'a', box: 'mine', unread: 1 }]).written).toEqual(['a']);
    expect(
      news([{ id: 'a', box: 'mine', unread: 1, at: 1 }], [{ id: 'a', box: 'mine', unread: 2, at: 2 }]).written,
    ).toEqual(['a']);
  });

  it('is nothing while nothing changes, and nothing that I wrote', () => {
    const same: Facts[] = [{ id: 'a', box: 'mine', unread: 1 }];
    expect(news(same, same)).toEqual({ written: [], settled: [] });
    expect(
      news([{ id: 'a', box: 'mine', unread: 0 }], [{ id: 'a', box: 'mine', unread: 0, at: 5, from: 'rep' }]).written,
    ).toEqual([]);
  });

  it('is not the one I have just taken, nor one that waits', () => {
    expect(news([{ id: 'a', box: 'waiting', unread: 2 }], [{ id: 'a', box: 'mine', unread: 2 }]).written).toEqual([]);
    expect(news([{ id: 'a', box: 'waiting', unread: 0 }], [{ id: 'a', box: 'waiting', unread: 1 }]).written).toEqual(
      [],
    );
  });

  it('is settled once it was read, closed or given away', () => {
    const unread: Facts[] = [{ id: 'a', box: 'mine', unread: 1 }];
    expect(news(unread, [{ id: 'a', box: 'mine', unread: 0 }]).settled).toEqual(['a']);
    expect(news(unread, []).settled).toEqual(['a']);
    expect(news(unread, [{ id: 'a', box: 'waiting', unread: 0 }]).settled).toEqual(['a']);
  });
});
