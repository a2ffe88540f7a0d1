/** Texts that were typed and not sent, by lane; they survive a restart. */
export interface Drafts {
  /** Resolves once the stored drafts are read. */
  readonly ready: Promise<void>;
  get(lane: string): string;
  /** Keeps a draft; an empty text forgets it. Its writing begins at once. */
  set(lane: string, text: string): void;
  /** Resolves once all of it is written. */
  flush(): Promise<void>;
}
