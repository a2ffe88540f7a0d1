import sharp from 'sharp';
import { expect, it } from 'vitest';
import { plainLook } from '../../shared/domain/site-look.ts';
import { widgetLook } from '../../shared/protocol/http/widget-look.ts';
import { createAudit } from '../features/audit/audit.ts';
import { createSiteLooks } from '../features/sites/site-looks.ts';
import { aPerson } from './support/builders.ts';
import { visitorHouse } from './support/visitor-house.ts';

const house = async () => {
  const visitors = await visitorHouse();
  const admin = { ...(await aPerson(visitors.core, 'Ada Lind')), kind: 'rep', role: 'admin', sessionId: 's' } as const;
  const looks = createSiteLooks(visitors.core, createAudit(visitors.core));
  const { siteId, sites } = visitors;
  const lookOf = async () => {
    await sites.settled();
    const token = await visitors.tokenFor('ann', {});
    if (!token.ok) throw new Error(token.error.message);
    return token.data.site.look;
  };
  const set = (revision: number, look: Partial<typeof plainLook>, color = '#aa3311') =>
    looks.set(admin, { siteId, revision, color, look: { ...plainLook, ...look } });
  return { ...visitors, looks, set, lookOf };
};

const picture = async (width: number, height: number): Promise<string> => {
  const canvas = sharp({ create: { width, height, channels: 3, background: '#336699' } });
  return (
    await canvas
      .withExif({ IFD0: { Artist: 'Ada Lind' } })
      .jpeg()
      .toBuffer()
  ).toString('base64');
};

it('is the look of old until one is chosen, and then reaches the next visitor', async () => {
  const { looks, siteId, set, lookOf } = await house();
  const first = await looks.get(siteId);
  expect(first).toMatchObject({ ok: true, data: { revision: 0, look: plainLook } });
  expect(await lookOf()).toEqual(widgetLook(first.ok ? first.data.color : '', plainLook));
  const chosen = { scheme: 'dark', side: 'left', bottomGap: 96, corners: 'sharp', sound: true } as const;
  expect(await set(0, chosen)).toMatchObject({ ok: true, data: { revision: 1, color: '#aa3311', look: chosen } });
  expect(await lookOf()).toMatchObject({ scheme: 'dark', side: 'left', gaps: [20, 96, 20], sound: true });
  expect((await lookOf()).light['--accent']).toBe('170 51 17');
});

it('is not overwritten by an admin who looked at an older one', async () => {
  const { looks, set, siteId } = await house();
  await set(0, { corners: 'soft' });
  expect(await set(0, { corners: 'sharp' })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(await looks.get(siteId)).toMatchObject({ data: { revision: 1, look: { corners: 'soft' } } });
  expect(await set(1, { corners: 'sharp' })).toMatchObject({ ok: true });
});

it('holds pictures made anew from their points, and names none that is not there', async () => {
  const { looks, set, siteId, lookOf, core } = await house();
  const put = await looks.putPicture({ siteId, kind: 'logo', data: await picture(900, 600) });
  if (!put.ok) throw new Error(put.error.message);
  const logo = put.data.picture;
  expect(await set(0, { logo, launcher: 'logo' })).toMatchObject({ ok: true });
  expect(await lookOf()).toMatchObject({ logo: `/widget/pictures/${logo}`, launcher: 'logo' });
  const made = await sharp((await looks.picture(logo)) ?? Buffer.alloc(0)).metadata();
  expect(made).toMatchObject({ format: 'webp', width: 192, height: 128 });
  expect(made.exif).toBeUndefined();
  const elsewhere = 'f'.repeat(32);
  expect(await set(1, { team: elsewhere })).toMatchObject({
    error: { code: 'bad_request', detail: { field: 'team' } },
  });
  // What no look names any more is forgotten once nobody can be about to save it.
  await core.store.run((tx) => tx.k.updateTable('site_pictures').set({ created_at: 1 }).execute());
  await set(1, {});
  expect(await looks.picture(logo)).toBeNull();
});

it.each([
  ['what is no picture', async () => Buffer.from('<svg onload="alert(1)"/>').toString('base64'), 'damaged'],
  ['a picture of another kind', async () => 'R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'kind'],
])('refuses %s', async (_name, data, why) => {
  const { looks, siteId } = await house();
  const answer = await looks.putPicture({ siteId, kind: 'team', data: await data() });
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad_request', detail: { why } } });
});
