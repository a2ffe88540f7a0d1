import type { ReactNode } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';

interface PreferenceRowProps {
  label: string;
  /** What it does, or the word before the field. */
  hint: ReactNode;
  on: boolean;
  onSwitch(on: boolean): void;
  /** Its fields, where it is on. */
  children?: ReactNode;
}

/** Something a step may do besides: a box with its sentence, and its numbers where it is ticked. */
export function PreferenceRow({ label, hint, on, onSwitch, children }: PreferenceRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-3">
      <div className="min-w-48 flex-1">
        <Checkbox checked={on} onChange={onSwitch}>
          <span className="block font-medium">{label}</span>
          <span className="block text-pretty text-small text-muted">{hint}</span>
        </Checkbox>
      </div>
      {on && <div className="flex flex-wrap items-center gap-2 max-narrow:ps-6">{children}</div>}
    </div>
  );
}
