/** The box one types or chooses in: text field, text area, select, search. */
export const CONTROL =
  'window-still w-full rounded-control border border-outline bg-panel text-body text-ink transition-[border-color,box-shadow] hover:border-ghost focus:border-focus focus:shadow-[0_0_0_1px_var(--color-focus)] focus:outline-none disabled:opacity-55 data-invalid:border-missed aria-invalid:border-missed';
