import { describe, expect, it } from 'vitest';
import { ok } from '../../protocol/result.ts';
import { createManualTime } from '../tests/manual-time.ts';
import { type HearPort, hearTyping, type Typist } from './hear-typing.ts';
import { createTellTyping } from './tell-typing.ts';

describe('telling that one writes', () => {
  const setUp = () => {
    const time = createManualTime();
    const told: string[] = [];
    const telling = createTellTyping({
      clock: time,
      port: {
        request: async (_event, { conversationId, typing }) => {
          told.push(`${conversationId} ${typing}`);
          return ok({});
        },
      },
    });
    return { time, told, telling };
  };

  it('says so once in three seconds, however fast one types', async () => {
    const { time, told, telling } = setUp();
    for (let key = 0; key < 60; key += 1) {
      telling.wrote('a', 'x');
      await time.advance(100);
    }
    expect(told).toEqual(['a true', 'a true']);
  });

  it('ends when it is sent, left or emptied, once and only where it was said', () => {
    const { told, telling } = setUp();
    telling.stop();
    telling.wrote('a', '  ');
    expect(told).toEqual([]);
    telling.wrote('a', 'x');
    telling.wrote('a', '');
    telling.stop();
    telling.wrote('a', 'x');
    telling.wrote('b', 'x');
    telling.stop();
    expect(told).toEqual(['a true', 'a false', 'a true', 'a false', 'b true', 'b false']);
  });

  it('says nothing of an end that the other side saw by itself', async () => {
    const { time, told, telling } = setUp();
    telling.wrote('a', 'x');
    await time.advance(6_000);
    telling.stop();
    expect(told).toEqual(['a true']);
  });
});

describe('hearing who writes', () => {
  const setUp = () => {
    const time = createManualTime();
    let say: (news: Typist & { typing: boolean }) => void = () => {};
    const port: HearPort = {
      on: (_event, listener) => {
        say = listener;
        return () => {};
      },
    };
    const heard = hearTyping({ port, timers: time });
    return { time, heard, say: (news: Typist & { typing: boolean }) => say(news) };
  };
  const mia = { id: 'mia', name: 'Mia', photo: null };

  it('shows each for six seconds after the last time', async () => {
    const { time, heard, say } = setUp();
    say({ conversationId: 'a', rep: null, typing: true });
    const first = heard.getSnapshot();
    await time.advance(4_000);
    say({ conversationId: 'a', rep: null, typing: true });
    say({ conversationId: 'a', rep: mia, typing: true });
    await time.advance(4_000);
    expect(first).toEqual([{ conversationId: 'a', rep: null }]);
    expect(heard.getSnapshot()).toHaveLength(2);
    await time.advance(2_000);
    expect(heard.getSnapshot()).toEqual([]);
  });

  it('drops at once who stopped, and nobody else', () => {
    const { heard, say } = setUp();
    say({ conversationId: 'a', rep: null, typing: true });
    say({ conversationId: 'b', rep: null, typing: true });
    say({ conversationId: 'a', rep: null, typing: false });
    say({ conversationId: 'a', rep: mia, typing: false });
    expect(heard.getSnapshot()).toEqual([{ conversationId: 'b', rep: null }]);
  });
});
