/** A sound that can be told apart. */
export class FakeTrack {
  readonly kind = 'audio';
  enabled = true;
  stopped = false;
  onended: (() => void) | null = null;
  readonly from: string;
  readonly constraints: object[] = [];
  /** Changes nothing of itself: it has to be opened anew. */
  stubborn = false;
  constructor(from: string) {
    this.from = from;
  }
  get label(): string {
    return this.from;
  }
  get readyState(): 'live' | 'ended' {
    return this.stopped ? 'ended' : 'live';
  }
  getSettings(): { deviceId: string } {
    return { deviceId: this.from };
  }
  async applyConstraints(constraints: object): Promise<void> {
    this.constraints.push(constraints);
    if (this.stubborn) throw new Error('not this one');
  }
  /** The device is pulled out. */
  pull(): void {
    this.stopped = true;
    this.onended?.();
  }
  stop(): void {
    this.stopped = true;
  }
}

/** A stream of one such sound. */
export class FakeStream {
  readonly track: FakeTrack;
  constructor(from: string) {
    this.track = new FakeTrack(from);
  }
  getTracks(): FakeTrack[] {
    return [this.track];
  }
  getAudioTracks(): FakeTrack[] {
    return [this.track];
  }
}

/** The fake streams stand where the browser's would. */
export const asStream = (stream: FakeStream): MediaStream => stream as unknown as MediaStream;
/** Its sound. */
export const trackOf = (stream: MediaStream | null): FakeTrack | undefined =>
  (stream as unknown as FakeStream | null)?.track;
