import { describe, expect, it } from 'vitest';
import type { Notice, NotifyTarget } from '../../shared/ipc/notify.ts';
import { createNotifications, type NativeOptions } from './notifications.ts';

const conversation = '0192f0c1-2345-7abc-8def-000000000001';
const offer = '0192f0c1-2345-7abc-8def-000000000002';

const aNotice = (change: Partial<Notice> = {}): Notice => ({
  id: `message:${conversation}`,
  kind: 'message',
  title: 'Maria Santos wrote',
  body: 'Do you integrate with SAP?',
  to: { kind: 'conversation', conversationId: conversation },
  ...change,
});

interface Standing extends NativeOptions {
  click(): void;
  fail(): void;
}

/** Notifications over a notification centre that a test can look at. */
const aCentre = ({ shown = true } = {}) => {
  const centre: Standing[] = [];
  const clicked: NotifyTarget[] = [];
  const flags = { mayShowText: true, onCard: '' };
  const notifications = createNotifications({
    make: (options) => {
      if (!shown) return null;
      let click = (): void => undefined;
      let fail = (): void => undefined;
      const standing: Standing = { ...options, click: () => click(), fail: () => fail() };
      return {
        show: () => void centre.push(standing),
        close: () => void centre.splice(centre.indexOf(standing), centre.includes(standing) ? 1 : 0),
        onClick: (listener) => {
          click = listener;
        },
        onFailed: (listener) => {
          fail = listener;
        },
      };
    },
    mayShowText: () => flags.mayShowText,
    isOnCard: (offerId) => offerId === flags.onCard,
    onClick: (to) => clicked.push(to),
  });
  return { notifications, centre, clicked, flags };
};

describe('the system’s notifications', () => {
  it('replace the one of the same id, and go when they are cleared', () => {
    const { notifications, centre } = aCentre();
    expect(notifications.show(aNotice())).toBe(true);
    notifications.show(aNotice({ body: 'And with SAP EWM?' }));
    notifications.show(aNotice({ id: 'another' }));
    expect(centre.map(({ body }) => body)).toEqual(['And with SAP EWM?', 'Do you integrate with SAP?']);
    notifications.clear(`message:${conversation}`);
    notifications.clear('never there');
    expect(centre).toHaveLength(1);
  });

  it('lead to their place by a click, once', () => {
    const { notifications, centre, clicked } = aCentre();
    notifications.show(aNotice());
    const [first] = centre;
    first?.click();
    expect(clicked).toEqual([{ kind: 'conversation', conversationId: conversation }]);
    expect(centre).toEqual([]);
  });

  it('keep names and words back where they may not be shown', () => {
    const { notifications, centre, flags } = aCentre();
    flags.mayShowText = false;
    notifications.show(aNotice());
    expect(centre[0]).toMatchObject({ title: 'A visitor wrote to you', body: '' });
    expect(JSON.stringify(centre)).not.toMatch(/Maria|SAP/);
  });

  it('that stand with names go where names may not be shown any more; a call comes again without', () => {
    const { notifications, centre, flags } = aCentre();
    notifications.show(aNotice());
    notifications.show(aNotice({ id: 'call', kind: 'call', title: 'Maria Santos is calling' }));
    flags.mayShowText = false;
    notifications.show(aNotice({ id: 'later' }));
    notifications.hideText();
    expect(centre.map(({ urgent }) => urgent)).toEqual([false, true]);
    expect(JSON.stringify(centre)).not.toMatch(/Maria|SAP/);
    notifications.clear('call');
    expect(centre).toHaveLength(1);
  });

  it('leave an offer to its card, and speak up for one the card does not show', () => {
    const { notifications, centre, flags } = aCentre();
    const anOffer = aNotice({
      id: `offer:${offer}`,
      kind: 'offer',
      to: { kind: 'offer', offerId: offer, conversationId: conversation },
    });
    flags.onCard = offer;
    expect(notifications.show(anOffer)).toBe(false);
    expect(centre).toEqual([]);
    flags.onCard = 'another';
    expect(notifications.show(anOffer)).toBe(true);
    expect(centre[0]).toMatchObject({ urgent: true });
  });

  it('end with the page’s offers and calls, and all with the session', () => {
    const { notifications, centre } = aCentre();
    notifications.show(aNotice());
    notifications.show(aNotice({ id: 'call', kind: 'call' }));
    notifications.clearAll(['offer', 'call']);
    expect(centre).toHaveLength(1);
    notifications.clearAll();
    expect(centre).toEqual([]);
  });

  it('say that nothing was shown where the system shows none, and forget what it could not show', () => {
    expect(aCentre({ shown: false }).notifications.show(aNotice())).toBe(false);
    const { notifications, centre } = aCentre();
    notifications.show(aNotice());
    centre[0]?.fail();
    notifications.clear(`message:${conversation}`);
    expect(centre).toHaveLength(1);
  });

  it('keep the newest forty', () => {
    const { notifications, centre } = aCentre();
    for (let count = 0; count < 45; count += 1) notifications.show(aNotice({ id: `m${count}`, body: String(count) }));
    expect(centre).toHaveLength(40);
    expect(centre[0]?.body).toBe('5');
  });
});
