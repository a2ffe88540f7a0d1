import { expect, it } from 'vitest';
import { fail, ok } from '../../shared/protocol/result.ts';
import { phone, repJoins } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

const halfHour = 1_800_000;
const first = Date.UTC(2026, 11, 1, 9);
const slots = [0, 1, 2, 48].map((step) => ({
  id: `slot-${step}`,
  startsAt: first + step * halfHour,
  endsAt: first + (step + 1) * halfHour,
}));

it('books by keyboard in the visitor’s zone, shows both clocks, and offers a fresh list where a time was taken', async () => {
  let list = slots;
  stage.router.answers['slot.list'] = () => ok({ slots: list, rep: stage.router.rep, repZone: 'America/New_York' });
  await using shop = await stage.open();
  await shop.open();
  const { frame } = shop;
  await frame.getByRole('button', { name: /^Book a meeting/ }).click();
  await frame.getByText('30 minutes with Ana Costa').waitFor();
  await frame
    .getByRole('group', { name: 'Day' })
    .getByRole('radio', { name: /1 December/ })
    .waitFor();
  expect(await frame.getByRole('group', { name: 'Time' }).getByRole('radio').count()).toBe(3);
  await frame.getByRole('radio', { name: '10:00' }).focus();
  await shop.page.keyboard.press('Space');
  await shop.page.keyboard.press('ArrowRight');
  expect(await frame.getByRole('radio', { name: '10:30' }).isChecked()).toBe(true);
  await frame.getByText('4:30 for Ana Costa').waitFor();

  await frame.getByRole('button', { name: /^Book Tue/ }).click();
  await frame.getByText('Please tell us your name.').waitFor();
  await frame.getByRole('textbox', { name: 'Your name' }).fill('Maria Santos');
  await frame.getByRole('textbox', { name: 'E-mail address' }).fill('maria@acme');
  await frame.getByText('That does not look like an e-mail address.').waitFor();
  await frame.getByRole('textbox', { name: 'E-mail address' }).fill('maria@acme.example');

  stage.router.answers['meeting.book'] = () => fail('slot_taken', 'taken');
  list = slots.filter(({ id }) => id !== 'slot-1');
  await frame.getByRole('button', { name: /^Book Tue/ }).click();
  await frame.getByText('Somebody just took that time.').waitFor();
  expect(await frame.getByRole('radio', { name: '10:30' }).count()).toBe(0);

  const [slot] = slots;
  if (!slot) throw new Error('no slot');
  const { rep } = stage.router;
  const { startsAt, endsAt } = slot;
  const meeting = { id: rep.id, rep, repZone: 'America/New_York', startsAt, endsAt, icsUrl: '/meetings/one.ics' };
  stage.router.answers['meeting.book'] = () => ok({ ...meeting, meetingId: meeting.id });
  await frame.getByRole('radio', { name: '10:00' }).check();
  expect(await frame.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Maria Santos');
  await frame.getByRole('button', { name: /^Book Tue/ }).click();
  await frame.getByRole('heading', { name: 'You are booked' }).waitFor();
  await frame.getByText('Tuesday 1 December').waitFor();
  await frame.getByText('4:00 for Ana Costa (Eastern Standard Time)').waitFor();
  expect(await frame.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')).toBe('/meetings/one.ics');

  // Canceled it stood there as booked for as long as the page did.
  stage.router.state({ meeting });
  await frame.getByRole('heading', { name: 'You are booked' }).waitFor();
  list = slots;
  stage.router.state({ meeting: null });
  await frame.getByRole('radio', { name: '10:30' }).waitFor();
  expect(await frame.getByRole('heading', { name: 'You are booked' }).count()).toBe(0);
});

it.each([
  ['a laptop', {}],
  ['a phone', phone],
])(
  'R9.4 on %s keeps the place of who books while they wait, and lets a rep who comes free ask before the form goes',
  async (_, context) => {
    const asked: string[] = [];
    stage.router.answers['slot.list'] = () => ok({ slots, rep: stage.router.rep, repZone: 'Europe/Berlin' });
    stage.router.answers['slot.hold'] = ({ slotId }: { slotId: string }) => {
      asked.push('hold');
      return ok({ hold: { slotId, until: Date.now() + 120_000 } });
    };
    stage.router.answers['slot.release'] = () => {
      asked.push('release');
      return ok({});
    };
    await using shop = await stage.open({ context });
    await shop.open();
    const { frame } = shop;
    await frame.getByRole('button', { name: /^Talk to sales/ }).click();
    await frame.getByText('Connecting you with sales').waitFor();
    stage.router.state({ waiting: { since: Date.now() - 20_000, bookAt: Date.now(), byVoice: false } });
    await frame.getByRole('button', { name: 'Book a time instead' }).click();
    await frame.getByText('Your place is kept.').waitFor();
    await frame.getByRole('radio', { name: '10:00' }).check();
    await frame.getByText(/^Held for you for [12]:[0-9]{2}$/).waitFor();
    await frame.getByRole('textbox', { name: 'Your name' }).fill('Maria Santos');

    repJoins(stage.router);
    await frame.getByText('Ana Costa is here: chat now, or finish booking?').waitFor();
    expect(await frame.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Maria Santos');
    const box = await frame.getByRole('button', { name: 'Finish booking' }).boundingBox();
    const width = shop.page.viewportSize()?.width ?? 0;
    expect(box && box.x >= 0 && box.x + box.width <= width && box.height >= 44).toBe(true);
    await frame.getByRole('button', { name: 'Finish booking' }).click();
    await frame.getByText('Ana Costa is in the chat and waits until you are done.').waitFor();
    expect(await frame.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Maria Santos');
    expect(asked).toEqual(['hold']);

    await frame.getByRole('button', { name: 'Chat now' }).click();
    await frame.getByRole('textbox', { name: 'Your message' }).waitFor();
    await expect.poll(() => asked).toEqual(['hold', 'release']);
    expect(shop.problems).toEqual([]);
  },
);

it('R9.2 goes on with the form after the page changed, and says when the time is no longer held', async () => {
  stage.router.answers['slot.list'] = () => ok({ slots, rep: stage.router.rep, repZone: 'Europe/Berlin' });
  await using shop = await stage.open();
  await shop.open();
  const { frame, page } = shop;
  await frame.getByRole('button', { name: /^Talk to sales/ }).click();
  await frame.getByText('Connecting you with sales').waitFor();
  stage.router.state({ hold: { slotId: 'slot-1', until: Date.now() + 6_000 } });
  await page.reload();
  await frame.getByRole('radio', { name: '10:30' }).waitFor();
  expect(await frame.getByRole('radio', { name: '10:30' }).isChecked()).toBe(true);
  await frame.getByText(/^Held for you for 0:/).waitFor();
  await frame.getByText('No longer held for you.').waitFor();
  await frame.getByRole('button', { name: /^Book Tue/ }).waitFor();
});

it('shows the booker to one who waited in vain, but not into the middle of a sentence', async () => {
  await using shop = await stage.open();
  await shop.open();
  const { frame } = shop;
  const composer = frame.getByRole('textbox', { name: 'Your message' });
  await frame.getByRole('button', { name: /^Talk to sales/ }).click();
  await frame.getByText('Connecting you with sales').waitFor();
  await composer.fill('I am just wri');
  stage.router.append({ type: 'booker_shown' }, { phase: 'overflow' });
  stage.router.state({ waiting: null });
  await frame.getByText('Nobody can come right now').waitFor();
  expect(await composer.inputValue()).toBe('I am just wri');
  await frame.getByRole('button', { name: 'Pick a time' }).click();
  await frame.getByText('No free times in the next two weeks').waitFor();
  await shop.page.keyboard.press('Escape');
  await composer.waitFor();
  expect(await composer.inputValue()).toBe('I am just wri');
});
