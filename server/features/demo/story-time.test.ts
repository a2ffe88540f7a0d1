import { describe, expect, it } from 'vitest';
import { StoryTime } from './story-time.ts';

const atOnce = async () => {};

describe('story time', () => {
  it('fires timers in their order, each at its own instant', async () => {
    const time = new StoryTime(1000);
    const heard: [string, number][] = [];
    const hear = (name: string) => () => heard.push([name, time.now()]);
    time.after(50, hear('b'));
    time.after(20, hear('a'));
    time.after(50, hear('c'));
    const cancel = time.after(30, hear('never'));
    cancel();
    await time.advanceTo(1060, atOnce);
    expect(heard).toEqual([
      ['a', 1020],
      ['b', 1050],
      ['c', 1050],
    ]);
    expect(time.now()).toBe(1060);
  });

  it('fires what a timer plans on the way, and nothing beyond the end', async () => {
    const time = new StoryTime(0);
    const heard: number[] = [];
    const again = () => {
      heard.push(time.now());
      time.after(10, again);
    };
    time.after(10, again);
    await time.advanceTo(35, atOnce);
    expect(heard).toEqual([10, 20, 30]);
  });
});
