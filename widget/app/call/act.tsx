import type { JSX } from 'preact';

interface ActProps {
  act: () => void;
  label: string;
  look?: string;
  pressed?: boolean;
}

/** Something a visitor can do about a call. */
export const Act = ({ act, label, look = '', pressed }: ActProps): JSX.Element => (
  <button class={`call-act ${look}`} type="button" aria-pressed={pressed} onClick={act}>
    {label}
  </button>
);
