/**
 * Who works by keyboard and presses what then vanishes (an answer, a choice, *try again*), or leaves it by Escape, goes
 * on where one writes: nobody is left nowhere. A finger is not followed: a phone's keyboard would jump up.
 */
export function keepFocus(document: Document): void {
  let held: Element | null = null;
  const gone = new MutationObserver(() => {
    if (held?.isConnected) return;
    gone.disconnect();
    // Whoever took it away may put the focus somewhere with the next frame, and goes first.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('.panel .composer textarea, .panel .booker')?.focus();
    });
  });
  const hold = (one: Element | null): void => {
    gone.disconnect();
    held = one;
    if (one) gone.observe(document.body, { childList: true, subtree: true });
  };
  // On the way down: what a press takes away may be gone before the press comes up again.
  document.addEventListener(
    'click',
    ({ target, detail }) => hold(detail === 0 && target instanceof Element ? target : null),
    true,
  );
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hold(document.activeElement), true);
}
