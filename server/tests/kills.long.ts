import { test } from 'vitest';
import { runKills } from './kills/run-kills.ts';

test('100 kills under load', () => runKills(100, 'server/tests/kills.long.ts'));
