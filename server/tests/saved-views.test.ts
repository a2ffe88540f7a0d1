import { afterEach, beforeEach, expect, it } from 'vitest';
import { LiveLook } from '../../shared/protocol/rep/live.ts';
import { createSavedViews, type SavedViews } from '../features/live/saved-views.ts';
import { aStore, type TestStore } from './support/a-store.ts';
import { aPerson } from './support/builders.ts';

let test: TestStore;
let views: SavedViews;
beforeEach(async () => {
  test = await aStore();
  views = createSavedViews(test.core);
});
afterEach(() => test.store.close());

const look = LiveLook.parse({ layout: 'table', filter: { countries: ['PT'], owners: ['me'] }, search: 'acme' });
const namesOf = (list: readonly { name: string }[]) => list.map((view) => view.name);
const next = () => test.core.ids.next();

it('is one’s own until a manager shares it, and comes back as it was saved', async () => {
  const ana = await aPerson(test.core, 'Ana');
  const maya = await aPerson(test.core, 'Maya', 'manager');
  const saved = await views.save(ana, { id: next(), name: 'Mine in Portugal', shared: false, look });
  expect(saved).toMatchObject({ ok: true, data: { name: 'Mine in Portugal', shared: false, look } });
  await views.save(maya, { id: next(), name: 'Everybody’s', shared: true, look: { ...look, layout: 'cards' } });
  await views.save(maya, { id: next(), name: 'Maya’s', shared: false, look });
  expect(namesOf(await views.list(ana))).toEqual(['Mine in Portugal', 'Everybody’s']);
  expect(namesOf(await views.list(maya))).toEqual(['Everybody’s', 'Maya’s']);
});

it('is changed and removed by its owner only, and when shared by managers only', async () => {
  const ana = await aPerson(test.core, 'Ana');
  const bo = await aPerson(test.core, 'Bo');
  const maya = await aPerson(test.core, 'Maya', 'manager');
  const own = { id: next(), name: 'Own', shared: false, look };
  await views.save(ana, own);
  expect(await views.save(ana, { ...own, shared: true })).toMatchObject({ error: { code: 'forbidden' } });
  expect(await views.save(bo, { ...own, name: 'Taken' })).toMatchObject({ error: { code: 'not_found' } });
  expect(await views.remove(maya, own.id)).toMatchObject({ error: { code: 'not_found' } });
  const shared = { id: next(), name: 'Shared', shared: true, look };
  await views.save(maya, shared);
  expect(await views.save(ana, { ...shared, shared: false })).toMatchObject({ error: { code: 'not_found' } });
  expect(await views.remove(ana, shared.id)).toMatchObject({ error: { code: 'not_found' } });
  expect(await views.save(ana, { ...own, name: 'Renamed' })).toMatchObject({ ok: true });
  expect(namesOf(await views.list(ana))).toEqual(['Renamed', 'Shared']);
  await views.remove(ana, own.id);
  await views.remove(maya, shared.id);
  expect(await views.list(ana)).toEqual([]);
});

it('is one of at most fifty', async () => {
  const ana = await aPerson(test.core, 'Ana');
  for (let n = 0; n < 50; n += 1) await views.save(ana, { id: next(), name: `View ${n}`, shared: false, look });
  expect(await views.save(ana, { id: next(), name: 'One more', shared: false, look })).toMatchObject({
    error: { code: 'conflict' },
  });
});
