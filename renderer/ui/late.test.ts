import { createElement } from 'react';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { late } from './late.tsx';
import { UiProvider } from './ui-provider.tsx';

const surroundings = {
  platform: 'linux',
  locale: 'en-US',
  ticker: { second: () => 0, subscribe: () => () => {} },
} as const;

async function drawn(component: ReturnType<typeof late>['component']): Promise<string> {
  const { prelude } = await prerender(
    createElement(() => UiProvider({ ...surroundings, children: createElement(component) })),
  );
  return new Response(prelude).text();
}

/** Code that comes once its network is there. */
const aPart = (meanwhile?: null) => {
  const network = { up: false, asked: 0 };
  const part = late(async () => {
    network.asked += 1;
    if (!network.up) throw new Error('not fetched');
    return () => 'the team';
  }, meanwhile);
  return { network, ...part };
};

it('fetches a screen again that could not be fetched the first time', async () => {
  const { component, network } = aPart();
  expect(await drawn(component)).toContain('late.again');
  network.up = true;
  expect(await drawn(component)).toContain('the team');
});

it('draws nothing, and no failure, where nobody asked for what did not come', async () => {
  const { component } = aPart(null);
  expect(await drawn(component)).not.toContain('late.');
});

it('fetches once what was fetched ahead', async () => {
  const { component, fetch, network } = aPart();
  network.up = true;
  fetch();
  expect(await drawn(component)).toContain('the team');
  expect(network.asked).toBe(1);
});

it('lets a fault of the part itself through to the screen around it', async () => {
  const { component } = late(async () => () => {
    throw new Error('a bug');
  });
  const failed: unknown[] = [];
  await prerender(createElement(component), { onError: (error) => void failed.push(error) });
  expect(failed).toMatchObject([{ message: 'a bug' }]);
});
