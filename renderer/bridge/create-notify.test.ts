import { describe, expect, test } from 'vitest';
import type { Notice, NotifyTarget } from '../../shared/ipc/notify.ts';
import { createBrowserNotices, type NotificationApi } from './browser-notices.ts';
import { createNotify } from './create-notify.ts';

const aNotice = (change: Partial<Notice> = {}): Notice => ({
  id: 'message:c1',
  kind: 'message',
  title: 'Maria Santos wrote',
  body: 'Do you integrate with SAP?',
  to: { kind: 'conversation', conversationId: 'c1' },
  ...change,
});

/** A browser's notifications, and what a person sees of them. */
const aBrowser = (permission: NotificationApi['permission']) => {
  const standing: { title: string; body: string; tag: string; onclick: (() => unknown) | null }[] = [];
  class Api {
    static permission = permission;
    static async requestPermission() {
      Api.permission = 'granted';
      return Api.permission;
    }
    title: string;
    body: string;
    tag: string;
    onclick: (() => unknown) | null = null;
    constructor(title: string, { body, tag }: { body: string; tag: string }) {
      this.title = title;
      this.body = body;
      this.tag = tag;
      standing.push(this);
    }
    close() {
      const at = standing.indexOf(this);
      if (at >= 0) standing.splice(at, 1);
    }
  }
  return { api: Api, standing };
};

const aBridge = (permission: NotificationApi['permission'] | undefined, { lookedAt = false, plain = false } = {}) => {
  const { api, standing } = aBrowser(permission ?? 'denied');
  const clicked: NotifyTarget[] = [];
  const notices = createBrowserNotices({
    api: permission === undefined ? undefined : api,
    plainTitle: (kind) => (plain ? `plain ${kind}` : null),
    onClick: (to) => clicked.push(to),
  });
  const inPage: Notice[] = [];
  const notify = createNotify(notices, () => lookedAt);
  notify.onInPage((notice) => inPage.push(notice));
  const cleared: string[] = [];
  notify.onCleared((id) => cleared.push(id));
  return { notify, standing, clicked, inPage, cleared };
};

describe('a notification', () => {
  test('goes outside while nobody looks, and leads back by a click', async () => {
    const { notify, standing, clicked, inPage } = aBridge('granted');
    expect(await notify.show(aNotice())).toEqual({ ok: true, data: { shown: true } });
    expect(standing).toMatchObject([{ title: 'Maria Santos wrote', tag: 'message:c1' }]);
    expect(inPage).toEqual([]);
    standing[0]?.onclick?.();
    expect(clicked).toEqual([{ kind: 'conversation', conversationId: 'c1' }]);
    expect(standing).toEqual([]);
  });

  test('replaces the one of the same id, and can be taken away', async () => {
    const { notify, standing } = aBridge('granted');
    await notify.show(aNotice());
    await notify.show(aNotice({ body: 'And EWM?' }));
    expect(standing.map(({ body }) => body)).toEqual(['And EWM?']);
    await notify.clear('message:c1');
    expect(standing).toEqual([]);
  });

  test('is taken away in the page too once what it told of is over', async () => {
    const { notify, cleared } = aBridge('granted', { lookedAt: true });
    await notify.show(aNotice());
    await notify.clear('message:c1');
    expect(cleared).toEqual(['message:c1']);
  });

  test('stays in the page while the console is looked at', async () => {
    const { notify, standing, inPage } = aBridge('granted', { lookedAt: true });
    await notify.show(aNotice());
    expect(standing).toEqual([]);
    expect(inPage).toHaveLength(1);
  });

  test.each([['denied'], ['default'], [undefined]] as const)(
    'comes into the page where the browser says %s',
    async (permission) => {
      const { notify, inPage } = aBridge(permission);
      await notify.show(aNotice());
      expect(inPage).toHaveLength(1);
    },
  );

  test('is not drawn a second time for what has a place of its own', async () => {
    const { notify, inPage } = aBridge('granted', { lookedAt: true });
    expect(await notify.show(aNotice({ kind: 'offer' }))).toEqual({ ok: true, data: { shown: false } });
    expect(await notify.show(aNotice({ kind: 'call' }))).toEqual({ ok: true, data: { shown: false } });
    expect(inPage).toEqual([]);
  });

  test('says nothing of names and words where the person wants it so', async () => {
    const { notify, standing } = aBridge('granted', { plain: true });
    await notify.show(aNotice());
    expect(standing).toMatchObject([{ title: 'plain message', body: '' }]);
  });

  test('is allowed by asking, and whoever shows the state hears of it', async () => {
    const { notify } = aBridge('default');
    let told = 0;
    notify.permission.subscribe(() => {
      told += 1;
    });
    expect(notify.permission.getSnapshot()).toBe('ask');
    await notify.ask();
    expect([notify.permission.getSnapshot(), told]).toEqual(['granted', 1]);
  });
});
