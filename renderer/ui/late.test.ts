import { createElement } from 'react';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { late } from './late.tsx';

async function drawn(component: ReturnType<typeof late>['component']): Promise<string> {
  const failed: unknown[] = [];
  const { prelude } = await prerender(createElement(component), { onError: (error) => void failed.push(error) });
  const html = await new Response(prelude).text();
  return failed.length > 0 ? 'failed' : html;
}

it('fetches a screen again that could not be fetched the first time', async () => {
  let online = false;
  const { component } = late(async () => {
    if (!online) throw new Error('not fetched');
    return () => 'the team';
  });
  expect(await drawn(component)).toBe('failed');
  online = true;
  expect(await drawn(component)).toContain('the team');
});
