const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** The desktop console's own origin. */
export const desktopOrigin = 'app://console';

/** The origins this router's own pages have: its public one, and on one machine the other names of the machine. */
export const createOwnOrigins = (publicUrl: string): ((origin: string) => boolean) => {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  const own = new Set([origin]);
  if (protocol === 'http:' && loopback.includes(hostname)) {
    for (const name of loopback) own.add(new URL(`http://${name}${port ? `:${port}` : ''}`).origin);
  }
  return (asked) => own.has(asked);
};
