import { expect, it } from 'vitest';
import type { FrameMessage } from '../../../shared/protocol/visitor/host-frame.ts';
import { linkToHost } from './host-link.ts';

function setUp() {
  const sent: { data: unknown; origin: string }[] = [];
  const parent = { postMessage: (data: unknown, origin: string) => sent.push({ data, origin }) };
  const frame = new EventTarget() as unknown as Window;
  Object.assign(frame, { parent });
  const link = linkToHost(frame);
  const hear = (data: unknown, origin = 'https://shop.example', source: unknown = parent) =>
    frame.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  return { link, hear, sent };
}

const page = { foyer: 'page', page: { url: 'https://shop.example/a', title: 'A', referrer: '' } };
const shape: FrameMessage = { foyer: 'shape', shape: 'launcher', title: 'Chat', side: 'text', gaps: [20, 20, 20] };

it('knows its page from the first message on, and speaks to that origin alone', () => {
  const { link, hear, sent } = setUp();
  link.tell(shape);
  expect(sent).toEqual([]);
  hear(page);
  expect(link.getSnapshot()).toMatchObject({ origin: 'https://shop.example', page: page.page });
  link.tell(shape);
  expect(sent).toEqual([{ data: shape, origin: 'https://shop.example' }]);
});

it.each([
  ['another window', page, 'https://shop.example', {}],
  ['another origin after the first', page, 'https://evil.example', undefined],
  ['another script’s message', { type: 'webpack' }, 'https://shop.example', undefined],
  ['half a message', { foyer: 'page', page: { url: 1 } }, 'https://shop.example', undefined],
])('does not hear %s', (_name, data, origin, source) => {
  const { link, hear } = setUp();
  hear({ foyer: 'layout', full: false, dark: false, night: false, left: false });
  const before = link.getSnapshot();
  hear(data, origin, ...(source ? [source] : []));
  expect(link.getSnapshot()).toBe(before);
});

it('hears the site’s own scripts open and close the messenger', () => {
  const { link, hear } = setUp();
  const heard: boolean[] = [];
  link.onCommand((open) => heard.push(open));
  hear({ foyer: 'open' });
  hear({ foyer: 'close' });
  expect(heard).toEqual([true, false]);
});
