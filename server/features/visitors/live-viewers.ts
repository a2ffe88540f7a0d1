import type { RepActor } from '../actor.ts';
import type { LiveViewer } from './live-crowd.ts';

/** Whom each rep may see on the live screen. */
export interface LiveViewers {
  of(actor: RepActor): LiveViewer;
  /** Calls `listener` whenever `of` may answer otherwise than before. Answers with a disposer. */
  onChange(listener: () => void): () => void;
}
