import { Search, X } from 'lucide-react';
import { type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { isComposing } from '../lib/shortcut-keys.ts';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';
import { SUNKEN_CONTROL } from './control.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';
import { focusKeeper } from './keep-focus.ts';

interface SearchFieldProps {
  /** What is searched: the name, and the words in the empty box. */
  label: string;
  value: string;
  onChange(value: string): void;
  /** The shortcut that comes here; drawn while the box is empty. */
  keys?: ShortcutKeys;
  className?: string;
  ref?: Ref<HTMLInputElement>;
}

/** Filters what is on screen while one types. Escape empties it, a second Escape leaves it. */
export function SearchField({ label, value, onChange, keys, className, ref }: SearchFieldProps) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLInputElement | null>(null);
  return (
    <span className={cx('relative block', className)}>
      <Icon
        of={Search}
        size={14}
        className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-faint"
      />
      <input
        ref={(element) => {
          box.current = element;
          if (typeof ref === 'function') ref(element);
          else if (ref != null) ref.current = element;
        }}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
          if (value === '') {
            focusKeeper.leave(event.currentTarget);
            return;
          }
          // The first Escape is for the words alone, not for the dialog the field may stand in.
          event.stopPropagation();
          onChange('');
        }}
        className={cx(
          SUNKEN_CONTROL,
          'h-7 appearance-none ps-8 pe-8 text-ellipsis [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      {value !== '' && (
        <IconButton
          icon={X}
          size="small"
          label={t('clearSearch')}
          className="absolute end-0.5 top-0.5"
          onClick={() => {
            onChange('');
            box.current?.focus();
          }}
        />
      )}
      {value === '' && keys !== undefined && (
        <Kbd keys={keys} className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2" />
      )}
    </span>
  );
}
