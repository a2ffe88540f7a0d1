import type { RepActor } from '../actor.ts';
import { everybody, type LiveViewer } from './live-crowd.ts';

/** Whom each rep may see on the live screen. */
export interface LiveViewers {
  of(actor: RepActor): LiveViewer;
  /** Calls `listener` whenever `of` may answer otherwise than before. Answers with a disposer. */
  onChange(listener: () => void): () => void;
}

/** Every rep sees every visitor. */
export const seeEverybody: LiveViewers = { of: () => everybody, onChange: () => () => {} };
