import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';

type Written = (error?: Error | null) => void;

/**
 * Sends what one turn of the event loop writes to a WebSocket in one piece by one system call. A WebSocket writes the head
 * and the rest of a frame apart and corks its connection around them, so an ack, an entry and a state to the same visitor
 * would be three calls of two pieces each; here the first cork of a turn holds until the turn ends.
 */
const joinWritesOf = (connection: Duplex): void => {
  const write = connection.write.bind(connection);
  const end = connection.end.bind(connection);
  let held = false;
  let chunks: Buffer[] = [];
  let waiting: Written[] = [];

  const flush = (): void => {
    if (chunks.length === 0) return;
    const joined = Buffer.concat(chunks);
    chunks = [];
    write(joined);
  };
  const letGo = (): void => {
    // Whoever waits until a frame is written sends the next one then: that goes along.
    for (let next = waiting; next.length > 0; next = waiting) {
      waiting = [];
      for (const written of next) written();
    }
    held = false;
    flush();
  };

  connection.cork = () => {
    if (held) return;
    held = true;
    process.nextTick(letGo);
  };
  connection.uncork = () => {};
  connection.write = ((chunk: Buffer | string, encoding?: BufferEncoding | Written, written?: Written): boolean => {
    if (!held) return write(chunk, encoding as BufferEncoding, written);
    const done = typeof encoding === 'function' ? encoding : written;
    chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : chunk,
    );
    if (done) waiting.push(done);
    return true;
  }) as typeof connection.write;
  connection.end = ((...last: Parameters<typeof end>) => {
    flush();
    return end(...last);
  }) as typeof connection.end;
};

/** Joins the writes of every connection that becomes a WebSocket. */
export const joinWrites = (http: HttpServer): void => {
  http.on('upgrade', (_request, connection) => joinWritesOf(connection));
};
