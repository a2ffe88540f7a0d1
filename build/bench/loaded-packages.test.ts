import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureHouse } from '../guards/fixture-house.ts';
import { loadedPackages } from './loaded-packages.ts';

test('packages count once, through all own files, without types and the platform', () => {
  using house = fixtureHouse({
    'main.ts': [
      "import { readFileSync } from 'node:fs';",
      "import type { A } from 'only-types';",
      "import {\n  type B,\n  c,\n} from 'first';",
      "import './side.ts';",
      "import * as z from 'zod';",
    ].join('\n'),
    'side.ts': "import { main } from './main.ts';\nexport { d } from '@scope/second/part';\nimport 'zod';\n",
  });
  expect(loadedPackages(join(house.root, 'main.ts'))).toEqual(['first', '@scope/second/part', 'zod']);
});
