import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { ASIDE_LIMITS, DEFAULT_PANES } from '../lib/panes.ts';
import { Divider } from './divider.tsx';
import { IconButton } from './icon-button.tsx';
import { useShortcut } from './shortcut-context.tsx';
import { usePaneWidths } from './use-pane-widths.ts';
import { useWidth } from './use-width.ts';

/** Below this a table beside an aside has too few columns to be one. */
const TABLE_MIN = 520;

interface TablePanesProps {
  /** Under which this window remembers the width. */
  name: string;
  main: ReactNode;
  mainLabel: string;
  /** What is chosen in the table; nothing chosen leaves the whole width to it. */
  aside: ReactNode;
  asideLabel: string;
  /** The aside is closed: by its button, or by Escape. */
  onClose(): void;
}

/** A table over the whole width, and what is chosen in it beside it; on a narrow window over it. */
export function TablePanes({ name, main, mainLabel, aside, asideLabel, onClose }: TablePanesProps) {
  const { t } = useTranslation('ui');
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { widths, change } = usePaneWidths(name);
  const open = aside !== undefined && aside !== null;
  const over = width < TABLE_MIN + widths.aside;
  useShortcut(open ? { keys: 'esc', label: t('hideAside'), group: asideLabel, run: onClose } : null);

  return (
    <div ref={frame} className="relative flex h-full min-w-0 overflow-hidden">
      <section
        aria-label={mainLabel}
        data-pane="main"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-1 flex-col outline-none"
      >
        {main}
      </section>
      {open && !over && (
        <Divider
          label={t('resizeAside')}
          pane="end"
          width={widths.aside}
          limits={ASIDE_LIMITS}
          onChange={(next) => change({ aside: next })}
          onReset={() => change({ aside: DEFAULT_PANES.aside })}
        />
      )}
      {open && (
        <aside
          aria-label={asideLabel}
          data-pane="aside"
          tabIndex={-1}
          className={cx(
            'flex min-h-0 flex-col outline-none',
            over ? 'absolute inset-y-0 end-0 z-20 max-w-[85%] animate-appear bg-raised shadow-over' : 'relative',
          )}
          style={{ width: widths.aside }}
        >
          {aside}
          <IconButton
            icon={X}
            size="small"
            label={t('hideAside')}
            keys="esc"
            onClick={onClose}
            className="absolute end-2 top-2"
          />
        </aside>
      )}
    </div>
  );
}
