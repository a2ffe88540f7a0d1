import { expect, it, vi } from 'vitest';
import { createSiteApi } from './create-site-api.ts';

const house = (there = true) => {
  const frame = { there, told: [] as unknown[] };
  const commands: string[] = [];
  const api = createSiteApi({
    command: (name) => commands.push(name),
    tell: (wish) => {
      if (frame.there) frame.told.push(wish);
      return frame.there;
    },
  });
  return { ...api, frame, commands };
};

it('keeps what was asked before the frame is there, and tells it once and in order', () => {
  const { foyer, frame, untold } = house(false);
  foyer.track('Saw the demo', { minutes: 3 });
  foyer.startConversation('Hello');
  foyer.identify({ token: 'a.b.c' });
  foyer.setAttributes({ plan: 'team' });
  expect(frame.told).toEqual([]);
  expect(untold()).toMatchObject([
    { ask: 'identify', data: { token: 'a.b.c' } },
    { ask: 'attributes', data: { attributes: { plan: 'team' } } },
    { ask: 'track', data: { name: 'Saw the demo', properties: { minutes: 3 } } },
    { ask: 'talk', data: { text: 'Hello' } },
  ]);
  expect(untold().map((wish) => wish.ask)).toEqual(['identify', 'attributes']);
});

it('tells a frame that begins anew who the visitor is, with all that is known of them', () => {
  const { foyer, untold } = house();
  foyer.identify({ email: 'ada@acme.example' });
  foyer.setAttributes({ plan: 'team', trial: true });
  foyer.setAttributes({ plan: null });
  expect(untold()).toMatchObject([
    { ask: 'identify', data: { email: 'ada@acme.example' } },
    { ask: 'attributes', data: { attributes: { plan: null, trial: true } } },
  ]);
});

it('forgets who it was when they sign out', () => {
  const { foyer, frame, untold } = house();
  foyer.identify({ token: 'a.b.c' });
  foyer.setAttributes({ plan: 'team' });
  foyer.identify(null);
  expect(frame.told.at(-1)).toMatchObject({ ask: 'leave' });
  expect(untold()).toEqual([]);
});

it('calls by name what a page put down before the script was there', () => {
  const { foyer, commands, frame } = house();
  foyer.push(['open']);
  foyer.push(['track', 'Signed up']);
  expect(commands).toEqual(['open']);
  expect(frame.told).toMatchObject([{ ask: 'track', data: { name: 'Signed up', properties: {} } }]);
});

it.each(['push', 'constructor', 'toString', 'nothing'])('says of %s that there is no such call', (method) => {
  const { foyer } = house();
  const refused = vi.fn();
  foyer.on('refused', refused);
  foyer.push([method]);
  expect(refused).toHaveBeenCalledExactlyOnceWith({ ask: method, code: 'bad_request', why: 'unknown' });
});

it('tells each listener until it is taken away, whatever another one breaks', () => {
  const { foyer, happened } = house();
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const heard = vi.fn();
  foyer.on('unread', () => {
    throw new Error('the page’s own');
  });
  const stop = foyer.on('unread', heard);
  happened('unread', { count: 2 });
  stop();
  happened('unread', { count: 3 });
  expect(heard).toHaveBeenCalledExactlyOnceWith({ count: 2 });
  expect(report).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});

it('has the frame tell of the talk where the page listens for it, each frame once, and else not', () => {
  const { foyer, frame, untold } = house();
  for (const event of ['ready', 'opened', 'unread', 'conversation', 'meeting', 'refused'] as const)
    foyer.on(event, () => {});
  expect(frame.told).toEqual([]);
  for (const event of [
    ...(['messageSent', 'messageReceived', 'emailGiven', 'callStarted', 'callEnded', 'conversationEnded'] as const),
  ])
    foyer.on(event, () => {});
  expect(frame.told).toEqual([{ foyer: 'ask', ask: 'listen', data: {} }]);
  expect(untold().map(({ ask }) => ask)).toEqual(['listen']);
});

it.each<[string, (foyer: ReturnType<typeof house>['foyer']) => void, { ask: string; why: string }]>([
  ['an identity that is no object', (foyer) => foyer.push(['identify', 'ada']), { ask: 'identify', why: 'object' }],
  [
    'attributes that are no object',
    (foyer) => foyer.push(['setAttributes', 'x']),
    { ask: 'attributes', why: 'object' },
  ],
  ['what cannot be sent', (foyer) => foyer.push(['track', 'Seen', { by: () => 1 }]), { ask: 'track', why: 'data' }],
  ['an event that there is not', (foyer) => foyer.push(['on', 'opend', () => {}]), { ask: 'on', why: 'opend' }],
  ['a listener that is none', (foyer) => foyer.push(['on', 'opened', 'me']), { ask: 'on', why: 'opened' }],
  ['a call that is none', (foyer) => foyer.push('open' as never), { ask: '', why: 'unknown' }],
])('refuses %s, to who listens or else in the console, and breaks nothing', (_name, wrong, refused) => {
  const { foyer, frame, untold } = house(false);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  wrong(foyer);
  expect(warn).toHaveBeenCalledExactlyOnceWith('Foyer', 'refused', { ...refused, code: 'bad_request' });
  const heard = vi.fn();
  foyer.on('refused', heard);
  wrong(foyer);
  expect(heard).toHaveBeenCalledExactlyOnceWith({ ...refused, code: 'bad_request' });
  expect(warn).toHaveBeenCalledTimes(1);
  expect([frame.told, untold()]).toEqual([[], []]);
  warn.mockRestore();
});
