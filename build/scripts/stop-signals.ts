/** Resolves at the first Ctrl-C or request to end; a second one ends this process at once. */
export function stopRequested(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isAsked = false;
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        if (isAsked) process.exit(130);
        isAsked = true;
        resolve(name);
      });
    }
  });
}
