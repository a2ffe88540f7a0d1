import { it } from 'vitest';
import { playCalls } from '../tests/call-game.ts';

it(
  'agrees in the end, leaks nothing and leaves nobody behind, whatever its people and networks do',
  () => playCalls(50),
  60_000,
);
