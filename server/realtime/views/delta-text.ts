import { WrittenJson } from '../written-json.ts';
import type { Change } from './view-diff.ts';

/** A change as one window numbers it: a `ViewDelta` in two parts, of which the larger may be shared. */
export interface NumberedChange {
  viewId: string;
  version: number;
  change: Change;
}

/** What was written of a change that several windows share. */
const written = new WeakMap<Change, string>();

/** Writes a `ViewDelta`. The change is written once, whoever is told; a window adds only its id and its number. */
export const deltaText = ({ viewId, version, change }: NumberedChange): WrittenJson => {
  let rest = written.get(change);
  if (rest === undefined) {
    rest = JSON.stringify(change).slice(1);
    written.set(change, rest);
  }
  return new WrittenJson(`{"viewId":${JSON.stringify(viewId)},"version":${version},${rest}`);
};
