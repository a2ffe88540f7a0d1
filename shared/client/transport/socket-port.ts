/** What a connection hears from its socket: after `open` either `opened` or `refused`, after `opened` one `closed`. */
export interface SocketEvents {
  opened(): void;
  /** The attempt failed: `error` is what the router's refusal carried, if anything came back. */
  refused(error: unknown): void;
  /** The open socket closed; `code` is the WebSocket close code or HTTP status where one is known. */
  closed(code: number | undefined): void;
  pushed(event: string, data: unknown): void;
}

/** The little a connection needs of a socket; Socket.IO in product, an in-memory one in tests. */
export interface SocketPort {
  /** Begins one attempt to connect; there is no retry below this. */
  open(auth: Record<string, unknown>): void;
  /** Sends a request; `ack` is called at most once. */
  send(event: string, input: unknown, ack: (answer: unknown) => void): void;
  /** Milliseconds since anything was last heard on the open socket, the router's heartbeats included. */
  silentMs(): number;
  /** Closes, or gives up the attempt, without telling. */
  close(): void;
}

/** Makes a closed socket for a namespace of the router at `origin`. */
export type OpenSocket = (origin: string, namespace: string, events: SocketEvents) => SocketPort;
