/** A picture that can be told apart by where it comes from, and whose source can be taken away. */
export class FakePicture {
  readonly track;
  constructor(from: string) {
    this.track = {
      from,
      kind: 'video',
      stopped: false,
      onended: null as (() => void) | null,
      stop(): void {
        this.stopped = true;
      },
    };
  }
  getTracks() {
    return [this.track];
  }
  getVideoTracks() {
    return [this.track];
  }
  /** It stands where the browser's stream would. */
  asStream(): MediaStream {
    return this as unknown as MediaStream;
  }
}

/** The picture that a fake stream shows. */
export const pictureOf = (stream: MediaStream | null) => (stream as unknown as FakePicture | null)?.track;
