import { afterEach, expect, it, vi } from 'vitest';
import { settled } from '../../../shared/client/tests/manual-time.ts';
import { bring } from './bring.ts';

afterEach(() => vi.unstubAllGlobals());

it('asks for a chunk that did not come again once the network is back, as often as it takes', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone')).mockResolvedValue('here');
  const brought = vi.fn();
  void bring(load).then(brought);
  await settled();
  page.dispatchEvent(new Event('online'));
  await settled();
  expect(brought).not.toHaveBeenCalled();
  page.dispatchEvent(new Event('online'));
  await settled();
  expect(brought).toHaveBeenCalledExactlyOnceWith('here');
  page.dispatchEvent(new Event('online'));
  expect(load).toHaveBeenCalledTimes(3);
});
