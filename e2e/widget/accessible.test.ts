import type { Browser, BrowserContextOptions, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildStale } from '../../build/scripts/build-stale.ts';
import { ok } from '../../shared/protocol/result.ts';
import { axeFindings } from '../fixtures/axe-findings.ts';
import { humming, openBrowser } from '../fixtures/open-browser.ts';
import { type ScriptedRouter, startScriptedRouter } from '../fixtures/scripted-router.ts';
import { fromRep, openWidgetPage, phone, repJoins } from '../fixtures/widget-page.ts';

let browser: Browser;

beforeAll(async () => {
  await buildStale({ only: ['widget'] });
  browser = await openBrowser(humming);
});
afterAll(() => browser?.close());

type Scene = (frame: FrameLocator, router: ScriptedRouter) => Promise<void>;

const first = Date.UTC(2026, 11, 1, 9);
const slots = [0, 1, 2].map((step) => ({
  id: `slot-${step}`,
  startsAt: first + step * 1_800_000,
  endsAt: first + (step + 1) * 1_800_000,
}));
const say = async (frame: FrameLocator, text: string): Promise<void> => {
  await frame.getByRole('textbox', { name: 'Your message' }).fill(text);
  await frame.getByRole('button', { name: 'Send' }).click();
};
const wait: Scene = async (frame, router) => {
  await frame.getByText('Connecting you with sales').waitFor();
  router.state({
    askEmail: true,
    waiting: { since: Date.now() - 30_000, bookAt: Date.now() - 10_000, byVoice: false },
  });
  await frame.getByRole('button', { name: 'Book a time instead' }).waitFor();
  await frame.getByRole('textbox', { name: /where can we write/ }).waitFor();
};
const talk: Scene = async (frame, router) => {
  router.state({ askEmail: false });
  repJoins(router);
  router.append(fromRep(router, 'See https://a.example or call +49 30 1234-567'));
  await frame.getByText('See').waitFor();
};
/** From the welcome to a talk. */
const greeted: Scene = async (frame, router) => {
  await say(frame, 'hello');
  await wait(frame, router);
  await talk(frame, router);
};
const pick: Scene = async (frame, router) => {
  router.answers['slot.list'] = () => ok({ slots, rep: router.rep, repZone: 'America/New_York' });
  await frame.getByRole('button', { name: /^(Book a meeting|Pick a time)/ }).click();
  await frame.getByRole('radio', { name: '10:30' }).check();
  await frame.getByRole('button', { name: /^Book Tue/ }).click();
  await frame.getByText('Please tell us your name.').waitFor();
};
const ring: Scene = async (frame, router) => {
  const ids = { id: router.rep.id, conversationId: router.rep.id, visitorId: router.rep.id };
  const started = { ...ids, rep: router.rep, startedBy: 'rep', startedAt: Date.now() };
  const ringing = {
    ...started,
    state: 'ringing',
    seats: { visitor: null, rep: ids.id },
    joins: 0,
    ringsUntil: Date.now() + 25_000,
  };
  router.answers['call.current'] = () => ok({ call: ringing, vacant: false });
  router.answers['call.accept'] = (input) => {
    const seats = { visitor: (input as { seat: string }).seat, rep: ids.id };
    return ok({ call: { ...started, state: 'connecting', seats, joins: 0, answeredAt: Date.now() } });
  };
  router.answers['call.ice'] = () => ok({ iceServers: [], relayOnly: false });
  router.answers['call.signal'] = () => ok({});
  router.state({ call: ids.id });
  await frame.getByRole('button', { name: 'Answer' }).waitFor();
};
const answer: Scene = async (frame) => {
  await frame.getByRole('button', { name: 'Answer' }).click();
  await frame.getByRole('button', { name: 'Audio settings' }).click();
  await frame.getByRole('combobox', { name: 'Microphone' }).selectOption({ index: 1 });
};

/** The states of one page, each reached from the one before it. */
type Walk = Readonly<Record<string, Scene>>;

const welcome: Walk = { welcome: async () => {} };

/** The menu of one's own data, and what it asks before the end. */
const ownData: Walk = {
  'own data': async (frame) => {
    await frame.getByRole('button', { name: 'Your data and privacy' }).click();
    await frame.getByRole('button', { name: 'Erase me' }).waitFor();
  },
  'own data, the end': async (frame) => {
    await frame.getByRole('button', { name: 'Erase me' }).click();
    await frame.getByRole('button', { name: 'Erase for good' }).waitFor();
  },
};

const aTalk: Walk = {
  ...welcome,
  ...ownData,
  'too long': async (frame) => {
    await frame.getByRole('textbox').click();
    await frame.getByRole('dialog', { name: 'Your data and privacy' }).waitFor({ state: 'detached' });
    await frame.getByRole('textbox').fill('x'.repeat(8_002));
    await frame.getByText('2 characters too long').waitFor();
  },
  consent: async (frame) => {
    await frame.getByRole('textbox').fill('');
    await frame.getByRole('button', { name: /^Talk to sales/ }).click();
    await frame.getByRole('button', { name: 'Remember it' }).waitFor();
  },
  waiting: async (frame, router) => {
    await frame.getByRole('button', { name: 'Remember it' }).click();
    await wait(frame, router);
  },
  talking: talk,
  'a file not taken': async (frame) => {
    const file = { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
    const chooser = frame.owner().page().waitForEvent('filechooser');
    await frame.getByRole('button', { name: /^Attach/ }).click();
    await (await chooser).setFiles(file);
    await frame.getByText('This kind of file is not taken').waitFor();
  },
  failed: async (frame, router) => {
    router.answers['conversation.send'] = () => ({ ok: false, error: { code: 'forbidden', message: 'no' } });
    await say(frame, 'second');
    await frame.getByText('Not sent').waitFor();
  },
  offline: async (frame, router) => {
    delete router.answers['conversation.send'];
    router.down = true;
    router.cut();
    await say(frame, 'away');
    await frame.getByText('What you write is kept').waitFor();
  },
  ringing: async (frame, router) => {
    router.down = false;
    await frame.getByText('What you write is kept').waitFor({ state: 'detached' });
    await ring(frame, router);
  },
  'on a call': answer,
};

const aMeeting: Walk = {
  closed: async (frame, router) => {
    await greeted(frame, router);
    router.append({ type: 'closed', reason: 'rep' }, { phase: 'closed' });
    await frame.getByRole('button', { name: 'Start a new chat' }).waitFor();
  },
  overflow: async (frame, router) => {
    await frame.getByRole('button', { name: 'Start a new chat' }).click();
    await frame.getByRole('button', { name: /^Talk to sales/ }).click();
    await frame.getByText('Connecting you with sales').waitFor();
    await frame.getByRole('textbox').fill('in the middle');
    router.append({ type: 'booker_shown' }, { phase: 'overflow' });
    router.state({ waiting: null });
    await frame.getByRole('button', { name: 'Pick a time' }).waitFor();
  },
  'no free times': async (frame) => {
    await frame.getByRole('button', { name: 'Pick a time' }).click();
    await frame.getByText('No free times').waitFor();
  },
  booking: async (frame, router) => {
    await frame.getByRole('button', { name: 'Write a message' }).click();
    await pick(frame, router);
  },
  booked: async (frame, router) => {
    const [slot] = slots;
    router.answers['meeting.book'] = () =>
      ok({
        meetingId: router.rep.id,
        rep: router.rep,
        repZone: 'America/New_York',
        startsAt: slot?.startsAt,
        endsAt: slot?.endsAt,
        icsUrl: '/one.ics',
      });
    await frame.getByRole('textbox', { name: 'Your name' }).fill('Maria');
    await frame.getByRole('textbox', { name: 'E-mail address' }).fill('maria@acme.example');
    await frame.getByRole('button', { name: /^Book Tue/ }).click();
    await frame.getByRole('heading', { name: 'You are booked' }).waitFor();
  },
};

interface Look {
  color?: string;
  background?: string;
  consent?: 'ask' | 'implied';
  options?: BrowserContextOptions;
}

/** Walks a page through its states; answers what axe found in each, the closed launcher first. */
const walk = async (
  states: Walk,
  { color = '#4a3fbf', background = '#fff', consent = 'implied', options = {} }: Look = {},
): Promise<Record<string, string[]>> => {
  const router = await startScriptedRouter();
  try {
    router.site = { ...router.site, color, consent };
    router.state({ faces: [router.rep] });
    await using shop = await openWidgetPage(browser, router, {
      head: `<style>body { background: ${background}; color: ${background === '#fff' ? '#111' : '#eee'} }</style>`,
      context: { ...options, reducedMotion: 'reduce' },
    });
    await shop.frame.getByRole('button', { name: /^Open chat/ }).waitFor();
    const found = { launcher: await axeFindings(shop.page) };
    await shop.open();
    for (const [state, go] of Object.entries(states)) {
      await go(shop.frame, router);
      Object.assign(found, { [state]: await axeFindings(shop.page) });
    }
    return found;
  } finally {
    await router.dispose();
  }
};

const nothing = (states: Walk): Record<string, string[]> =>
  Object.fromEntries(['launcher', ...Object.keys(states)].map((state) => [state, []]));

const grounds = ['#fff', '#14122a'];

it.each([
  ['a talk', aTalk, 'ask'],
  ['a meeting', aMeeting, 'implied'],
] as const)('axe finds nothing on the way of %s, light and dark', async (_name, states, consent) => {
  const found = await Promise.all(grounds.map((background) => walk(states, { background, consent })));
  expect(found).toEqual(grounds.map(() => nothing(states)));
});

it.each(['#f6c71d', '#ffffff', '#000000', '#808080', '#e5007d'])(
  'axe finds nothing in the colour %s',
  async (color) => {
    const states = { talking: greeted };
    const found = await Promise.all(grounds.map((background) => walk(states, { color, background })));
    expect(found).toEqual(grounds.map(() => nothing(states)));
  },
);

it('axe finds nothing on a phone: welcome, booking, on a call', async () => {
  const ways: Walk[] = [
    { ...welcome, booking: pick },
    {
      'on a call': async (frame, router) => {
        await greeted(frame, router);
        await ring(frame, router);
        await answer(frame, router);
      },
    },
  ];
  const found = await Promise.all(ways.map((states) => walk(states, { options: phone })));
  expect(found).toEqual(ways.map(nothing));
});
