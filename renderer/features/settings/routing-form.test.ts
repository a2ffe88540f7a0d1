import { describe, expect, it } from 'vitest';
import { defaultPounceSettings } from '../../../shared/domain/pounce.ts';
import { Settings } from '../../../shared/protocol/rep/contract.ts';
import { PounceForm } from './pounce-form.ts';
import { limitsOf, RoutingForm, repFields, waitFields } from './routing-form.ts';

const settings: Settings = {
  replyMailAfterS: 180,
  imageMaxMb: 10,
  fileMaxMb: 25,
  dispositionOnClose: 'off',
  workspaceName: 'Northwind',
  chatOfferTimeoutS: 30,
  bookVisibleS: 20,
  voiceOfferTimeoutS: 20,
  callWrapUpS: 120,
  dormantAfterS: 300,
  chatCapacity: 3,
  missesBeforeAway: 2,
  wrapUpS: 30,
  ...defaultPounceSettings,
  practiceVisitors: false,
  callsRelayOnly: false,
  callsTellListening: true,
};
/** The first thing said of each field, which is what a form shows. */
const wrongWith = (over: Partial<Record<keyof Settings, unknown>>) =>
  Object.fromEntries(
    (RoutingForm.safeParse({ ...settings, ...over }).error?.issues ?? [])
      .toReversed()
      .map(({ path, message }) => [path[0], message]),
  );

describe('the routing form', () => {
  it('has a field for every setting of the workspace, within the limits of the contract', () => {
    // These have a place of their own.
    const elsewhere = [
      'practiceVisitors',
      'replyMailAfterS',
      'imageMaxMb',
      'fileMaxMb',
      'dispositionOnClose',
      'callsRelayOnly',
      'callsTellListening',
    ];
    const drawn = [...Object.keys(RoutingForm.shape), ...Object.keys(PounceForm.shape), ...elsewhere];
    expect(drawn.toSorted()).toEqual(Object.keys(Settings.shape).toSorted());
    expect(Object.keys(RoutingForm.shape)).toHaveLength(1 + waitFields.length + repFields.length);
    for (const field of [...waitFields, ...repFields]) {
      const { min, max } = limitsOf(field);
      const schema = Settings.shape[field];
      expect([min, max, min - 1, max + 1].map((value) => schema.safeParse(value).success)).toEqual([
        true,
        true,
        false,
        false,
      ]);
      expect(wrongWith({ [field]: max + 1 })[field]).toBe('whole');
      expect(wrongWith({ [field]: Number.NaN })[field]).toBe('whole');
      expect(wrongWith({ [field]: min + 0.5 })[field]).toBe('whole');
    }
  });

  it('takes what the router takes', () => {
    expect(wrongWith({})).toEqual({});
    expect(wrongWith({ bookVisibleS: 0, dormantAfterS: 0 })).toEqual({});
  });
});
