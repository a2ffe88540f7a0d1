/** As much of simple-peer's bundled browser build as the call engine uses; the package brings no types. */
declare module 'simple-peer/simplepeer.min.js' {
  interface PeerOptions {
    initiator: boolean;
    stream: MediaStream;
    sdpTransform?: (sdp: string) => string;
    config: RTCConfiguration;
  }
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default class SimplePeer {
    constructor(options: PeerOptions);
    /** The connection below: simple-peer tells of it only when it is over. */
    readonly _pc: RTCPeerConnection | null;
    readonly destroyed: boolean;
    readonly connected: boolean;
    on(event: 'signal', listener: (data: unknown) => void): this;
    on(event: 'connect' | 'close', listener: () => void): this;
    on(event: 'stream', listener: (stream: MediaStream) => void): this;
    on(event: 'data', listener: (data: Uint8Array) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    signal(data: unknown): void;
    replaceTrack(former: MediaStreamTrack, next: MediaStreamTrack, stream: MediaStream): void;
    send(data: string): void;
    destroy(): void;
  }
}
