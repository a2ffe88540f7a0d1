/** Asks for a chunk until it came, so that nothing that waits for it is lost or overtaken; `later` says when to ask again. */
export const untilItComes = <T>(load: () => Promise<T>, later: (again: () => void) => void): Promise<T> =>
  load().catch(() => new Promise<void>(later).then(() => untilItComes(load, later)));
