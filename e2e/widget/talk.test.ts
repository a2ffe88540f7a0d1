import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../fixtures/until.ts';
import { fromRep, repJoins } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

const patienceMs = 15_000;
const heard = (event: string) => stage.router.heard.filter((one) => one.event === event).map((one) => one.input);
const words = (frame: FrameLocator) => frame.getByRole('log').locator('.words').allInnerTexts();
const composer = (frame: FrameLocator) => frame.getByRole('textbox', { name: 'Your message' });

it('is walked by keyboard alone: open, write, send, close, and the focus comes back', async () => {
  await using shop = await stage.open();
  const launcher = shop.frame.getByRole('button', { name: /^Open chat/ });
  await launcher.focus();
  await shop.page.keyboard.press('Enter');
  await until('the composer to have the focus', patienceMs, () =>
    composer(shop.frame).evaluate((area) => area === document.activeElement),
  );
  await shop.page.keyboard.type('Do you');
  await shop.page.keyboard.press('Shift+Enter');
  await shop.page.keyboard.type('integrate with SAP?');
  expect(heard('conversation.start')).toEqual([]);
  await shop.page.keyboard.press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  expect(heard('conversation.start')).toMatchObject([{ by: { kind: 'text', text: 'Do you\nintegrate with SAP?' } }]);
  expect(await composer(shop.frame).inputValue()).toBe('');
  await shop.page.keyboard.press('Escape');
  await until('the launcher to have the focus', patienceMs, () =>
    launcher.evaluate((button) => button === document.activeElement),
  );
  expect(heard('messenger.toggled')).toEqual([{ open: true }, { open: false }]);
});

it('never sends while an input method composes', async () => {
  await using shop = await stage.open();
  await shop.open();
  await composer(shop.frame).fill('にほん');
  await composer(shop.frame).evaluate((area) => {
    const press = (init: KeyboardEventInit) =>
      area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
    press({ isComposing: true });
    press({ keyCode: 229 });
  });
  expect(await composer(shop.frame).inputValue()).toBe('にほん');
  await composer(shop.frame).press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  expect(heard('conversation.start')).toHaveLength(1);
});

it('shows a message once, from sending to seen, and announces it once', async () => {
  await using shop = await stage.open();
  await shop.open();
  await composer(shop.frame).fill('first');
  await composer(shop.frame).press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  repJoins(stage.router);
  await shop.frame.getByText('Ana Costa joined').waitFor();
  await until(
    'the log to be live',
    patienceMs,
    async () => (await shop.frame.getByRole('log').getAttribute('aria-live')) === 'polite',
  );
  await shop.frame.getByRole('log').evaluate((log) => {
    const added: string[] = [];
    Object.assign(window, { added });
    new MutationObserver((changes) => {
      for (const change of changes)
        for (const node of change.addedNodes) if (node.textContent) added.push(node.textContent);
    }).observe(log, { childList: true, subtree: true });
  });
  let release = () => {};
  const answered = new Promise<void>((resolve) => {
    release = resolve;
  });
  stage.router.answers['conversation.send'] = async (input: { clientId: string; text: string }) => {
    await answered;
    const stored = stage.router.append({
      type: 'message',
      id: input.clientId,
      clientId: input.clientId,
      sender: { kind: 'visitor' },
      text: input.text,
    });
    return { ok: true, data: { id: input.clientId, seq: stored.seq, at: stored.at } };
  };
  await composer(shop.frame).fill('second');
  await composer(shop.frame).press('Enter');
  await shop.frame.locator('[data-delivery="sending"]').waitFor();
  release();
  await shop.frame.locator('[data-delivery="sent"]').waitFor();
  stage.router.append({ type: 'read', by: 'rep', upTo: 50 }, { repReadSeq: 50 });
  await shop.frame.locator('[data-delivery="seen"]').waitFor();
  stage.router.append(fromRep(stage.router, 'an answer'));
  await shop.frame.getByText('an answer').waitFor();
  expect(await words(shop.frame)).toEqual(['Hello. What brings you here today?', 'first', 'second', 'an answer']);
  const added = await shop.frame.getByRole('log').evaluate(() => (window as unknown as { added: string[] }).added);
  expect(added).toEqual(['You: second', 'ACAna Costa: an answer']);
});

it('treats what people write as words: markup stays text, only http becomes a link', async () => {
  await using shop = await stage.open();
  await shop.open();
  await composer(shop.frame).fill('hello');
  await composer(shop.frame).press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  const nasty = '<img src=x onerror="document.title=1"><b>bold</b> javascript:alert(1) https://a.example/?q=<script>';
  stage.router.append(fromRep(stage.router, nasty));
  await shop.frame.getByText('javascript:alert(1)').waitFor();
  expect((await words(shop.frame)).at(-1)).toBe(nasty);
  expect(await shop.frame.locator('.bubble img, .bubble b, .bubble script').count()).toBe(0);
  const links = await shop.frame
    .locator('.bubble a')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]),
    );
  expect(links).toEqual([['https://a.example/?q=', 'noopener noreferrer nofollow', '_blank']]);
});

it('counts near the end and does not send what is too long', async () => {
  await using shop = await stage.open();
  await shop.open();
  await composer(shop.frame).fill('x'.repeat(7_999));
  await shop.frame.getByText('1 character left').waitFor();
  await composer(shop.frame).fill('x'.repeat(8_001));
  await shop.frame.getByText('1 character too long').waitFor();
  await composer(shop.frame).press('Enter');
  expect(await shop.frame.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  expect(heard('conversation.start')).toEqual([]);
});

it('says so where a line that seems to stand brings no answer, whatever the visitor did, and until one comes', async () => {
  await using shop = await stage.open();
  await shop.open();
  const never = () => new Promise<never>(() => {});
  stage.router.answers = { 'state.get': never, 'conversation.start': never };
  await composer(shop.frame).fill('Is anybody there?');
  await composer(shop.frame).press('Enter');
  const strip = shop.frame.getByText('Reconnecting… What you write is kept.');
  await strip.waitFor();
  stage.router.answers = {};
  await strip.waitFor({ state: 'detached' });
  await shop.frame.locator('[data-delivery="sent"]').waitFor();
});

it('shows on one message that it failed, and sends it when asked again', async () => {
  await using shop = await stage.open();
  await shop.open();
  await composer(shop.frame).fill('first');
  await composer(shop.frame).press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  stage.router.answers['conversation.send'] = () => ({ ok: false, error: { code: 'forbidden', message: 'no' } });
  await composer(shop.frame).fill('second');
  await composer(shop.frame).press('Enter');
  await shop.frame.getByText('Not sent').waitFor();
  stage.router.answers = {};
  await shop.frame.getByRole('button', { name: 'Try again' }).click();
  await shop.frame.getByText('Not sent').waitFor({ state: 'detached' });
  expect(await words(shop.frame)).toEqual(['Hello. What brings you here today?', 'first', 'second']);
});

describe('without a network', () => {
  it('says so calmly, keeps what was typed over a reload, and sends it once when the router is back', async () => {
    await using shop = await stage.open();
    await shop.open();
    await composer(shop.frame).fill('first');
    await composer(shop.frame).press('Enter');
    await shop.frame.getByText('Connecting you with sales').waitFor();
    stage.router.down = true;
    stage.router.cut();
    await composer(shop.frame).fill('written away');
    await composer(shop.frame).press('Enter');
    await shop.frame.getByText('What you write is kept').waitFor();
    await composer(shop.frame).fill('half a sent');
    await shop.frame.locator('[data-delivery="sending"]').waitFor();
    await until('the draft to be on disk', patienceMs, () =>
      shop.frame.locator('html').evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const opening = indexedDB.open('foyer:northwind-demo');
            opening.onsuccess = () => {
              const asked = opening.result.transaction('drafts').objectStore('drafts').getAll();
              asked.onsuccess = () => {
                opening.result.close();
                resolve(asked.result.some((draft: { text: string }) => draft.text === 'half a sent'));
              };
            };
          }),
      ),
    );
    await shop.page.reload();
    stage.router.down = false;
    await composer(shop.frame).waitFor();
    await shop.frame.getByRole('log').getByText('written away').waitFor();
    await shop.frame.locator('[data-delivery="sent"]').waitFor();
    expect(await words(shop.frame)).toEqual(['Hello. What brings you here today?', 'first', 'written away']);
    expect(await composer(shop.frame).inputValue()).toBe('half a sent');
  });

  it('says what a router too new for it asks of the visitor', async () => {
    await using shop = await stage.open();
    await shop.open();
    stage.router.refusal = { code: 'too_old', message: 'old' };
    stage.router.cut();
    await shop.frame.getByText('A newer version of this chat is ready').waitFor();
    await shop.frame.getByRole('button', { name: 'Load it' }).waitFor();
  });
});

describe('a site that asks for consent', () => {
  const stored = (frame: FrameLocator) => frame.locator('html').evaluate(() => Object.keys(localStorage));

  it.each([
    ['Remember it', ['foyer:northwind-demo']],
    ['Only this page', []],
  ])('keeps nothing before the first act, and after *%s* what was answered', async (answer, expected) => {
    stage.router.site.consent = 'ask';
    await using shop = await stage.open();
    await shop.open();
    expect(await stored(shop.frame)).toEqual([]);
    await shop.frame.getByRole('button', { name: /^Talk to sales/ }).click();
    await shop.frame.getByText('May Northwind Robotics remember this chat').waitFor();
    expect(heard('conversation.start')).toEqual([]);
    await shop.frame.getByRole('button', { name: answer }).click();
    await shop.frame.getByText('Connecting you with sales').waitFor();
    expect(await stored(shop.frame)).toEqual(expected);
    expect(heard('visitor.agree')).toHaveLength(expected.length);
  });

  it('remembers one who only says so, asks them nothing later, and forgets them where they take it back', async () => {
    stage.router.site.consent = 'ask';
    await using shop = await stage.open();
    await shop.open();
    const remember = shop.frame.getByRole('checkbox', { name: 'Remember me in this browser' });
    await remember.check();
    await until('the agreement', 5_000, () => heard('visitor.agree').length === 1);
    expect(await stored(shop.frame)).toEqual(['foyer:northwind-demo']);
    expect(heard('conversation.start')).toEqual([]);
    await shop.page.reload();
    await shop.open();
    expect(await remember.isChecked()).toBe(true);
    await remember.uncheck();
    expect(await stored(shop.frame)).toEqual([]);
    await shop.frame.getByRole('button', { name: /^Talk to sales/ }).click();
    await shop.frame.getByText('Connecting you with sales').waitFor();
    expect(await shop.frame.getByText('May Northwind Robotics remember this chat').count()).toBe(0);
  });
});
