import { Switch as Base } from '@base-ui/react/switch';

interface SwitchProps {
  /** Needed only where no FormRow names it. */
  label?: string;
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
}

/** On or off, at once. Where a form is saved as a whole, use a Checkbox. */
export function Switch({ label, checked, onChange, disabled }: SwitchProps) {
  return (
    <Base.Root
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      className="window-still inline-flex h-[1.125rem] w-8 shrink-0 items-center rounded-full bg-ghost px-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-45"
    >
      <Base.Thumb className="size-3.5 rounded-full bg-panel transition-transform data-checked:translate-x-3.5 rtl:data-checked:-translate-x-3.5" />
    </Base.Root>
  );
}
