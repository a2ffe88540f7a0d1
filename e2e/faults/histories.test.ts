import { test } from 'vitest';
import { runHistories } from './run-histories.ts';

test(
  'random histories of two sides that edit, delete, read, note, crash and go away end in one state',
  {
    timeout: 300_000,
  },
  () => runHistories(250),
);
