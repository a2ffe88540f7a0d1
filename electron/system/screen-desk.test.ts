import { describe, expect, it } from 'vitest';
import type { ScreenSource } from '../../shared/ipc/screen.ts';
import { createScreenDesk } from './screen-desk.ts';

const source = (id: string): ScreenSource => ({ id, name: `The ${id}`, kind: 'window', picture: '' });

const aDesk = () => {
  const protectedNow: boolean[] = [];
  let open = [source('editor'), source('console'), source('slides')];
  const desk = createScreenDesk({
    list: async () => open,
    own: () => ['console'],
    protect: (veiled) => protectedNow.push(veiled),
  });
  return { desk, protectedNow, closeAll: () => (open = []) };
};

describe('what the console may capture', () => {
  it('is what is open, without our own windows', async () => {
    const { desk } = aDesk();
    expect((await desk.sources()).map(({ id }) => id)).toEqual(['editor', 'slides']);
  });

  it('is nothing until it was chosen, and then that one, once', async () => {
    const { desk } = aDesk();
    expect(desk.chosen.take()).toBeNull();
    expect(desk.choose('editor')).toBe(false);
    await desk.sources();
    expect(desk.choose('console')).toBe(false);
    expect(desk.choose('editor')).toBe(true);
    expect(desk.chosen.has()).toBe(true);
    expect(desk.chosen.take()).toEqual({ id: 'editor', name: 'The editor' });
    expect(desk.chosen.take()).toBeNull();
  });

  it('is nothing that was chosen before the last look, once that look missed it', async () => {
    const { desk, closeAll } = aDesk();
    await desk.sources();
    closeAll();
    await desk.sources();
    expect(desk.choose('editor')).toBe(false);
    expect(desk.chosen.take()).toBeNull();
  });

  it('ends with its page, and so does the veil', async () => {
    const { desk, protectedNow } = aDesk();
    await desk.sources();
    desk.choose('editor');
    desk.veil(true);
    desk.veil(true);
    expect(desk.isVeiled()).toBe(true);
    desk.reset();
    expect(desk.chosen.take()).toBeNull();
    expect(desk.isVeiled()).toBe(false);
    expect(protectedNow).toEqual([true, false]);
  });
});
