/** Texts that were typed and not sent, by lane; they survive a restart. */
export interface Drafts {
  /** Resolves once the stored drafts are read. */
  readonly ready: Promise<void>;
  get(lane: string): string;
  /** Keeps a draft; an empty text forgets it. Written to the store shortly after the last change. */
  set(lane: string, text: string): void;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
  close(): void;
}
