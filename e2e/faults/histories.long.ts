import { test } from 'vitest';
import { runHistories } from './run-histories.ts';

test('1,000 random histories of two sides end in one state', () => runHistories(1_000));
