import { it } from 'vitest';
import { playCalls } from './call-model.test.ts';

it('agrees in the end, leaks nothing and leaves nobody behind, in 3,000 games', () => playCalls(3_000));
