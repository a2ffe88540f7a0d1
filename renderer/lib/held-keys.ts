/** What is needed of a press to tell whether it goes on from one before. */
export interface HeldPress {
  key: string;
  repeat: boolean;
  target: unknown;
}

/**
 * Answers whether a press is only the rest of one that has acted already: Enter or Space kept down opens a dialog once, and
 * neither answers the dialog nor sends what stands where the focus goes back to. In the text one is typing in, it types.
 */
export function createHeldKeys(): (press: HeldPress) => boolean {
  let begunOn: unknown = null;
  return ({ key, repeat, target }) => {
    if (key !== 'Enter' && key !== ' ') return false;
    if (!repeat) {
      begunOn = target;
      return false;
    }
    const { tagName } = (target ?? {}) as { tagName?: string };
    const types = tagName === 'TEXTAREA' || (tagName === 'INPUT' && key === ' ');
    return !types || target !== begunOn;
  };
}
