import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PounceSettings } from '../../shared/domain/pounce.ts';
import type { Settings } from '../../shared/protocol/rep/contract.ts';
import { type RepAt, setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import type { VisitorAt } from '../fixtures/visitor-at.ts';

const stage = aStage();
let ada: RepAt;
let ben: RepAt;
let settings: Settings | null = null;

/** Two seconds on the page are enough here; a test does not wait for ten. */
const settle = async (change: Partial<PounceSettings> = {}): Promise<void> => {
  settings ??= await stage.workspace.ask('settings.get', {});
  await stage.workspace.ask('settings.set', { ...settings, pounceAfterS: 2, ...change });
};

beforeAll(async () => {
  ada = await stage.rep(await stage.workspace.add('Ada Lind'));
  ben = await stage.rep(await stage.workspace.add('Ben Okoro'));
});
afterAll(async () => {
  await ada?.[Symbol.asyncDispose]();
  await ben?.[Symbol.asyncDispose]();
});

const patience = { timeout: 30_000 };

const live = ({ page }: RepAt): Promise<void> => page.getByRole('link', { name: /^Live/ }).click();
/** The row of whoever looks at this path. */
const rowOn = (page: Page, path: string) =>
  page.getByRole('grid', { name: 'On the site now' }).getByRole('row').filter({ hasText: path });
const composer = (page: Page) => page.getByRole('textbox', { name: /^First message to/ });
const pouncePart = (page: Page) => page.getByRole('region', { name: 'Pounce' });
const receipt = (page: Page, state: string) =>
  pouncePart(page).getByRole('list', { name: 'Receipts' }).getByRole('listitem').filter({ hasText: state });
const teaser = (visitor: VisitorAt) => visitor.frame.getByRole('region', { name: 'Message from Ada Lind' });

it('goes from a hint on Live to a reply: one rep writes, the other sees it, and each receipt comes to who wrote', async () => {
  await settle();
  await live(ada);
  await live(ben);
  await using maria = await stage.visitor('/pricing');

  // The hint: a row that may be pounced once they had a look around.
  const row = rowOn(ada.page, '/pricing');
  await row.getByRole('button', { name: 'Pounce' }).waitFor(patience);
  await row.click();
  await ada.page.keyboard.press('Enter');
  await composer(ada.page).waitFor(patience);
  await pouncePart(ada.page).getByRole('list', { name: 'Suggested first lines' }).getByRole('button').first().click();
  expect(await composer(ada.page).inputValue()).toContain('Ada here');
  await composer(ada.page).fill('Hi, shall I work out the price for your team?');
  await pouncePart(ada.page).getByText('Colleagues see that you are writing.').waitFor(patience);

  // Nobody else can pounce the same visitor, and sees who does.
  const busy = rowOn(ben.page, '/pricing');
  await busy.getByText('Ada Lind is writing').waitFor({ ...patience, state: 'attached' });
  expect(await busy.getByRole('button', { name: 'Pounce' }).count()).toBe(0);
  await busy.click();
  await pouncePart(ben.page).getByText('Ada Lind is writing').waitFor(patience);
  expect(await composer(ben.page).count()).toBe(0);
  expect(await teaser(maria).count()).toBe(0);

  await composer(ada.page).press('Enter');
  await teaser(maria).getByText('Hi, shall I work out the price for your team?', { exact: true }).waitFor(patience);
  await receipt(ada.page, 'Seen').getByRole('time').waitFor(patience);
  await receipt(ada.page, 'Delivered').getByRole('time').waitFor(patience);
  // The page beside it stays the page's, and so it does on the next one of the visit.
  await maria.page.goto(stage.host.page('/security'));
  await teaser(maria).waitFor(patience);

  await teaser(maria).getByRole('textbox', { name: 'Your reply' }).fill('Yes please, we are twenty people');
  await maria.page.keyboard.press('Enter');
  await maria.log().getByText('Hi, shall I work out the price for your team?').waitFor(patience);
  await maria.log().getByText('Yes please, we are twenty people').waitFor(patience);
  await receipt(ada.page, 'Replied').getByRole('time').waitFor(patience);
  await ada.page.getByRole('button', { name: 'Open conversation' }).click();
  await ada.page.getByRole('textbox', { name: /^Message to/ }).fill('Twenty it is. That makes 400 a month.');
  await ada.page.keyboard.press('Enter');
  await maria.log().getByText('Twenty it is. That makes 400 a month.').waitFor(patience);
  expect(await maria.log().getByText('Hi, shall I work out the price for your team?').count()).toBe(1);
});

it('spares a visitor a second one and says why; closing it is silence for days', async () => {
  await live(ada);
  await using kenji = await stage.visitor('/careers');
  const row = rowOn(ada.page, '/careers');
  await row.getByRole('button', { name: 'Pounce' }).click(patience);
  await composer(ada.page).fill('Hi, are you looking for anything in particular?');
  await composer(ada.page).press('Enter');
  await teaser(kenji).getByRole('button', { name: 'Close message' }).click(patience);
  await teaser(kenji).waitFor({ ...patience, state: 'detached' });
  await receipt(ada.page, 'Closed by the visitor').getByRole('time').waitFor(patience);
  await pouncePart(ada.page)
    .getByText(/^They closed a message\. Foyer leaves them alone until/)
    .waitFor(patience);
  expect(await composer(ada.page).count()).toBe(0);
  await kenji.page.goto(stage.host.page('/about'));
  await rowOn(ada.page, '/about').getByText('Not now').waitFor(patience);
  expect(await teaser(kenji).count()).toBe(0);

  // Where no silence is asked for, the visit has had its one all the same.
  await settle({ pounceSilenceDays: 0 });
  await pouncePart(ada.page).getByText('They were pounced in this visit already.').waitFor(patience);
});

it('pounces by a rule in the name of a rep who lets it be, and says so at once', async () => {
  await setStatus(ben.page, 'Offline');
  await ada.page.getByRole('link', { name: /^Settings/ }).click();
  const mine = ada.page.getByRole('switch', { name: 'Rules may pounce in my name' });
  await mine.click(patience);
  await ada.page.getByRole('switch', { name: 'Rules may pounce in my name', checked: false }).waitFor(patience);
  await stage.workspace.ask('pounce.set_rules', {
    rules: [
      {
        id: '0190163d-8694-739b-aea5-966c26f8ad90',
        name: 'Compare',
        on: true,
        page: { match: 'begins', path: '/compare' },
        afterS: 1,
        segment: 'everybody',
        inNameOf: 'available',
        text: 'Hi, {rep} here. With whom do you compare us?',
      },
    ],
  });
  await using lena = await stage.visitor('/compare');
  await live(ada);
  const row = rowOn(ada.page, '/compare');
  // The rule was due a while ago by the time the row says how long they have been there.
  await row
    .getByText(/^0:0[3-9]$/)
    .first()
    .waitFor(patience);
  expect(await teaser(lena).count()).toBe(0);
  await row.getByRole('button', { name: 'Pounce' }).waitFor(patience);

  await ada.page.getByRole('link', { name: /^Settings/ }).click();
  await mine.click(patience);
  await teaser(lena).getByText('Hi, Ada here. With whom do you compare us?', { exact: true }).waitFor(patience);
  await ada.page.getByText(/^A rule wrote to .* in your name$/).waitFor(patience);
});
