import { afterEach, expect, it, vi } from 'vitest';
import { load } from './load.ts';

const options = { router: 'https://chat.example.com', site: 'key' };

class FakeScript extends EventTarget {
  src = '';
  async = false;
  dataset: Record<string, string> = {};
  gone = false;
  remove(): void {
    this.gone = true;
  }
}

/** A page with a snippet or without, in which scripts come or fail when the test says so. */
const aPage = (readyState: DocumentReadyState, snippet: FakeScript | null) => {
  const added: FakeScript[] = [];
  const document = {
    readyState,
    querySelector: () => snippet ?? added.find(({ gone }) => !gone) ?? null,
    createElement: () => new FakeScript(),
    head: { append: (script: FakeScript) => void added.push(script) },
  };
  const api = { open: () => {} };
  const page = Object.assign(new EventTarget(), { document, Foyer: undefined as unknown });
  vi.stubGlobal('window', page);
  const say = (target: EventTarget, event: string): void => void target.dispatchEvent(new Event(event));
  return {
    page,
    added,
    api,
    say,
    come: (script: FakeScript): void => {
      page.Foyer = api;
      say(script, 'load');
    },
  };
};

afterEach(() => {
  vi.unstubAllGlobals();
});

it('adds the script where there is no snippet, and may be called again where it did not come', async () => {
  const { added, say, come, api } = aPage('complete', null);
  const first = load(options);
  expect(added[0]?.src).toBe('https://chat.example.com/widget/loader.js');
  say(added[0] as FakeScript, 'error');
  await expect(first).rejects.toThrow('did not come');
  const second = load(options);
  come(added[1] as FakeScript);
  expect(await second).toBe(api);
});

it('waits for a snippet that is still coming', async () => {
  const snippet = new FakeScript();
  const { added, come, api } = aPage('loading', snippet);
  const loading = load(options);
  come(snippet);
  expect(await loading).toBe(api);
  expect(added).toEqual([]);
});

it.each([
  ['fails while it waits', 'loading', (snippet: FakeScript, _page: EventTarget) => snippet, 'error'],
  ['had failed while the page was loading', 'loading', (_snippet: FakeScript, page: EventTarget) => page, 'load'],
  ['had failed before the page was loaded', 'complete', null, ''],
] as const)('brings the script itself where the snippet %s', async (_when, readyState, who, event) => {
  const snippet = new FakeScript();
  const { page, added, say, come, api } = aPage(readyState, snippet);
  const loading = load(options);
  if (who) {
    expect(added).toEqual([]);
    say(who(snippet, page), event);
  }
  expect(added).toHaveLength(1);
  come(added[0] as FakeScript);
  say(page, 'load');
  expect(added).toHaveLength(1);
  expect(await loading).toBe(api);
});
