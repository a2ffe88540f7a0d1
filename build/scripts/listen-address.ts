/** Where the router will listen, read from the environment as the router reads it. */
export const listenAddress = (env: NodeJS.ProcessEnv = process.env): { host: string; port: number } => ({
  host: env.FOYER_HOST || '127.0.0.1',
  port: Number(env.FOYER_PORT || 4600),
});

export const portTaken = (port: number): string =>
  `Port ${port} is taken. Stop what listens there, or choose another: FOYER_PORT=${port + 1} npm start`;
