/** npm hands a Ctrl-C on to its script, which the terminal has told already: so close together they are one. */
const SAME_MS = 1_000;

/** Resolves at the first Ctrl-C or request to end; a second one, later, ends this process at once. */
export function stopRequested(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        if (askedAt !== undefined && performance.now() - askedAt > SAME_MS) process.exit(130);
        askedAt ??= performance.now();
        resolve(name);
      });
    }
  });
}
