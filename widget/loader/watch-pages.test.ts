import { describe, expect, it, vi } from 'vitest';
import { watchPages } from './watch-pages.ts';

function createPage(withNavigation: boolean) {
  const location = new URL('https://shop.example/a?b=1');
  const page = new EventTarget() as unknown as Window & Record<string, unknown>;
  const go = (url: string) => {
    location.href = new URL(url, location.href).href;
  };
  const history = {
    pushState: (_state: unknown, _title: string, url: string) => go(url),
    replaceState: (_state: unknown, _title: string, url: string) => go(url),
  };
  const navigation = withNavigation ? new EventTarget() : undefined;
  Object.assign(page, { location, history, navigation, setTimeout: (run: () => void) => run() });
  const visit = (url: string): void => {
    history.pushState(null, '', url);
    navigation?.dispatchEvent(new Event('currententrychange'));
  };
  return { page, visit, history, go };
}

describe.each([true, false])('watchPages (Navigation API: %s)', (withNavigation) => {
  it('tells each change of address once', () => {
    const { page, visit } = createPage(withNavigation);
    const look = vi.fn();
    watchPages(page, look);
    visit('/b');
    visit('/b');
    visit('/b?c=2');
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('takes a fragment for a place on the page, unless a router has its path there', () => {
    const { page, visit } = createPage(withNavigation);
    const look = vi.fn();
    watchPages(page, look);
    visit('#price');
    expect(look).not.toHaveBeenCalled();
    visit('#/checkout');
    visit('#!/cart');
    expect(look).toHaveBeenCalledTimes(2);
  });
});

it('hears the back button where there is no Navigation API', () => {
  const { page, go } = createPage(false);
  const look = vi.fn();
  watchPages(page, look);
  go('/back');
  page.dispatchEvent(new Event('popstate'));
  expect(look).toHaveBeenCalledTimes(1);
});
