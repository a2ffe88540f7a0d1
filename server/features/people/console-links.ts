/** Addresses of the console's pages that a link from outside may open. */
export interface ConsoleLinks {
  join(token: string): string;
  reset(token: string): string;
  setup(): string;
}

/** Makes the links of this router; the secret stands after the `#`, which no server or proxy ever sees. */
export const createConsoleLinks = (publicUrl: string): ConsoleLinks => ({
  join: (token) => `${publicUrl}/console/#/join/${token}`,
  reset: (token) => `${publicUrl}/console/#/reset/${token}`,
  setup: () => `${publicUrl}/console/#/setup`,
});
