import { expect, it } from 'vitest';
import type { SiteMessenger } from '../chat/messenger.ts';
import type { Presence } from '../presence/presence.ts';
import { createSiteAsks } from './site-asks.ts';

/** A page that is heard by a router which answers when the test says so. */
const aPage = () => {
  const heard: string[] = [];
  const answers: (() => void)[] = [];
  const network = { up: true };
  const waiting: (() => void)[] = [];
  const connection = {
    getSnapshot: () => ({ kind: 'connected' }),
    subscribe: () => () => {},
    request: (event: string) =>
      new Promise((resolve) => {
        heard.push(event);
        answers.push(() => resolve({ ok: true, data: { anew: false, kept: true } }));
      }),
  };
  const messenger = {
    conversationId: () => null,
    getSnapshot: () => ({
      experience: { choices: [{ id: 'talk', label: 'Talk to sales' }] },
      state: {},
      conversation: null,
    }),
    choose: (choice: string) => heard.push(choice),
    send: async (text: string) => heard.push(text),
  };
  const ask = createSiteAsks({
    presence: { connection, state: {}, learn: () => {}, happened: () => {} } as unknown as Presence,
    later: (run) => waiting.push(run),
    anew: () => {},
    messenger: async () => {
      if (!network.up) throw new Error('not fetched');
      return { messenger: messenger as unknown as SiteMessenger };
    },
  });
  return { ask, heard, network, waiting, answer: () => answers.shift()?.() };
};

const fields = [
  ['email', 'email', 'ada@lovelace.example'],
  ['team_size', 'text', '200+'],
];

it('R19.10 asks for a person after what the form said was told, so that they are routed by it', async () => {
  const { ask, heard, answer } = aPage();
  ask({ foyer: 'ask', ask: 'form', data: { fields } });
  ask({ foyer: 'ask', ask: 'talk', data: { text: 'What does it cost?' } });
  for (const before of [['visitor.identify'], ['visitor.identify', 'visitor.attributes']]) {
    await expect.poll(() => heard).toEqual(before);
    answer();
  }
  await expect.poll(() => heard).toEqual(['visitor.identify', 'visitor.attributes', 'What does it cost?']);
  // Where nothing was said it is asked for at once.
  ask({ foyer: 'ask', ask: 'talk', data: {} });
  await expect.poll(() => heard.at(-1)).toBe('talk');
});

it('does what a page asked once the messenger’s code comes, where it did not at first', async () => {
  const { ask, heard, network, waiting } = aPage();
  network.up = false;
  ask({ foyer: 'ask', ask: 'talk', data: { text: 'What does it cost?' } });
  await expect.poll(() => waiting.length).toBe(1);
  expect(heard).toEqual([]);
  network.up = true;
  waiting.shift()?.();
  await expect.poll(() => heard).toEqual(['What does it cost?']);
  expect(waiting).toEqual([]);
});
