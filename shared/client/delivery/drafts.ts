/** Texts that were typed and not sent, by lane; they survive a restart. */
export interface Drafts {
  /** Resolves once the stored drafts are read. */
  readonly ready: Promise<void>;
  get(lane: string): string;
  /** Keeps a draft; an empty text forgets it. Its writing begins at once. */
  set(lane: string, text: string): void;
  /** The page goes: begins at once what waits until an earlier text of its lane is written. */
  hurry(): void;
}
