import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';
import { useFloats } from './floats.tsx';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export const POPUP =
  'origin-(--transform-origin) rounded-plane bg-raised text-body text-ink shadow-over outline-none transition-[opacity,scale] data-ending-style:opacity-0 data-instant:transition-none data-starting-style:scale-[0.98] data-starting-style:opacity-0';

const ITEM =
  'flex min-h-7 items-center gap-2 rounded-control px-2 py-1 outline-none data-disabled:opacity-45 data-highlighted:bg-hover';

interface MenuItemProps {
  icon?: LucideIcon;
  keys?: ShortcutKeys;
  /** Second line: what it means, in a few words. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect(): void;
  children: ReactNode;
}

/** One act in a Menu or a ContextMenu. */
export function MenuItem({ icon, keys, hint, danger = false, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item
      disabled={disabled}
      onClick={onSelect}
      className={cx(ITEM, danger && 'text-missed-text', hint !== undefined && 'items-start')}
    >
      {icon !== undefined && (
        <Icon of={icon} className={cx(danger ? 'text-missed-text' : 'text-muted', hint !== undefined && 'mt-0.5')} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{children}</span>
        {hint !== undefined && <span className="block text-small text-faint">{hint}</span>}
      </span>
      {keys !== undefined && <Kbd keys={keys} className="ms-4" />}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-hairline" />;
}

/** Items under one small heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-2 pb-1 text-meta font-medium text-faint">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

interface MenuChoiceProps<Value extends string> {
  label?: string;
  value: Value;
  options: readonly { value: Value; label: string; hint?: string; keys?: ShortcutKeys; mark?: ReactNode }[];
  onChange(value: Value): void;
}

/** One of several, ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup aria-label={label} value={value} onValueChange={(next: Value) => onChange(next)}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
          {option.mark}
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {option.keys !== undefined && <Kbd keys={option.keys} />}
              <span className="inline-flex size-4 shrink-0">
                <Base.RadioItemIndicator>
                  <Icon of={Check} className="text-accent-text" />
                </Base.RadioItemIndicator>
              </span>
            </span>
            {option.hint !== undefined && <span className="block text-small text-faint">{option.hint}</span>}
          </span>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

interface MenuCheckProps {
  checked: boolean;
  /** At the end of the line, weaker: how many. */
  aside?: ReactNode;
  onChange(checked: boolean): void;
  children: ReactNode;
}

/** One of several that may be ticked together; the menu stays open. */
export function MenuCheck({ checked, aside, onChange, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      closeOnClick={false}
      className={ITEM}
    >
      <span className="inline-flex size-4 shrink-0">
        <Base.CheckboxItemIndicator>
          <Icon of={Check} className="text-accent-text" />
        </Base.CheckboxItemIndicator>
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside !== undefined && <span className="tabular ms-4 shrink-0 text-small text-faint">{aside}</span>}
    </Base.CheckboxItem>
  );
}

/** A menu within the menu. */
export function Submenu({ icon, label, children }: { icon?: LucideIcon; label: string; children: ReactNode }) {
  const floats = useFloats();
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={cx(ITEM, 'data-popup-open:bg-hover')}>
        {icon !== undefined && <Icon of={icon} className="text-muted" />}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <Icon of={ChevronRight} size={14} className="text-faint rtl:-scale-x-100" />
      </Base.SubmenuTrigger>
      <Base.Portal container={floats}>
        <Base.Positioner
          positionMethod="fixed"
          sideOffset={4}
          alignOffset={-4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className={cx(POPUP, 'max-h-(--available-height) max-w-80 min-w-44 overflow-y-auto p-1')}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
