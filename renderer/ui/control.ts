const SHAPE =
  'window-still w-full scroll-my-24 rounded-control border text-body text-ink transition-[border-color,box-shadow] focus:border-focus focus:shadow-[0_0_0_1px_var(--color-focus)] focus:outline-none disabled:opacity-55';

/** The box one types or chooses in: text field, text area, select. */
export const CONTROL = `${SHAPE} border-outline bg-panel hover:border-ghost data-invalid:border-missed data-invalid:focus:shadow-[0_0_0_1px_var(--color-missed)]`;

/** The same, sunk into its plane until one types: search. */
export const SUNKEN_CONTROL = `${SHAPE} border-transparent bg-hover hover:border-outline`;
