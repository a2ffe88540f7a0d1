/** Throws where a promise of docs/routing.md is broken; the message begins with the rule's id. */
export const law = (holds: boolean, broken: () => string): void => {
  if (!holds) throw new Error(`law broken: ${broken()}`);
};
