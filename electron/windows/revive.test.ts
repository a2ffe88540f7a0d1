import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { aLog } from '../tests/a-session.ts';
import { reviveAfterCrash } from './revive.ts';

it('loads a page again that died, but not one that keeps dying', () => {
  let now = 0;
  let reloads = 0;
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    reload: () => {
      reloads += 1;
    },
  });
  const log = aLog();
  reviveAfterCrash(contents as unknown as WebContents, 'console', log, () => now);
  const die = (reason: string): void => {
    contents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  };
  die('clean-exit');
  expect(reloads).toBe(0);
  for (let i = 0; i < 5; i += 1) die('crashed');
  expect(reloads).toBe(3);
  now += 61_000;
  die('oom');
  expect(reloads).toBe(4);
  expect(log.lines[0]).toEqual({ event: 'page_died', page: 'console', reason: 'crashed', exitCode: 5 });
});
