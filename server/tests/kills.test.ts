import { test } from 'vitest';
import { runKills } from './kills/run-kills.ts';

test(
  '25 kills under load: nothing acknowledged is lost or doubled, nobody is assigned or booked twice, each wait has one outcome',
  {
    timeout: 300_000,
  },
  () => runKills(25, 'server/tests/kills.test.ts'),
);
