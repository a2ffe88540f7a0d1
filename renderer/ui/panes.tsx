import { ChevronLeft, PanelRight } from 'lucide-react';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { ASIDE_LIMITS, DEFAULT_PANES, foldPanes, LIST_LIMITS, type PaneFold } from '../lib/panes.ts';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';
import { Divider } from './divider.tsx';
import { FoldingPane } from './folding-pane.tsx';
import { IconButton } from './icon-button.tsx';
import { useShortcut } from './shortcut-context.tsx';
import { usePaneWidths } from './use-pane-widths.ts';
import { useWidth } from './use-width.ts';

interface PanesState extends PaneFold {
  asideShown: boolean;
  toggleAside(): void;
  back(): void;
}

const Context = createContext<PanesState | null>(null);

/** How the panes lie now, for a pane that draws differently when alone. */
export function usePanes(): PanesState {
  const state = useContext(Context);
  if (state === null) throw new Error('usePanes needs Panes above it');
  return state;
}

interface PanesProps {
  /** Under which this window remembers the widths. */
  name: string;
  list: ReactNode;
  listLabel: string;
  main: ReactNode;
  mainLabel: string;
  aside?: ReactNode;
  asideLabel?: string;
  /** Something is chosen: on a narrow window the main pane then stands where the list was. */
  mainOpen: boolean;
  /** Back to the list, on a narrow window. */
  onBack(): void;
  /** There is nothing to choose from: the list has the whole width for saying so. */
  listAlone?: boolean;
}

/** List, main and aside beside each other. A narrow window folds the aside over the main pane, then lets list and main take turns. */
export function Panes({
  name,
  list,
  listLabel,
  main,
  mainLabel,
  aside,
  asideLabel,
  mainOpen,
  onBack,
  listAlone = false,
}: PanesProps) {
  const { t } = useTranslation('ui');
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { widths, change } = usePaneWidths(name);
  const [asideBeside, setAsideBeside] = useState(true);
  const [asideOver, setAsideOver] = useState(false);
  const hasAside = aside !== undefined && aside !== null;
  const { listFolded, asideFolded } = foldPanes(width, widths, hasAside);
  const asideShown = hasAside && (asideFolded ? asideOver : asideBeside);
  const state = useMemo<PanesState>(
    () => ({
      listFolded,
      asideFolded,
      asideShown,
      toggleAside: () => (asideFolded ? setAsideOver(!asideOver) : setAsideBeside(!asideBeside)),
      back: onBack,
    }),
    [listFolded, asideFolded, asideShown, asideOver, asideBeside, onBack],
  );
  const showList = !listFolded || !mainOpen;
  const alone = listAlone && !mainOpen;
  const showMain = (!listFolded || mainOpen) && !alone;

  return (
    <Context value={state}>
      <div ref={frame} className="relative flex h-full min-w-0 overflow-hidden">
        <FoldingPane shown={width > 0 && showList}>
          {(hidden) => (
            <section
              aria-label={listLabel}
              data-pane="list"
              tabIndex={-1}
              hidden={hidden}
              className={cx('flex min-h-0 min-w-0 flex-col outline-none', (listFolded || alone) && 'flex-1')}
              style={listFolded || alone ? undefined : { width: widths.list }}
            >
              {list}
            </section>
          )}
        </FoldingPane>
        {width > 0 && !listFolded && !alone && (
          <Divider
            label={t('resizeList')}
            pane="start"
            width={widths.list}
            limits={LIST_LIMITS}
            onChange={(next) => change({ list: next })}
            onReset={() => change({ list: DEFAULT_PANES.list })}
          />
        )}
        {width > 0 && showMain && (
          <section
            aria-label={mainLabel}
            data-pane="main"
            tabIndex={-1}
            className="relative flex min-h-0 min-w-0 flex-1 flex-col outline-none"
          >
            {main}
          </section>
        )}
        {showMain && asideShown && !asideFolded && (
          <Divider
            label={t('resizeAside')}
            pane="end"
            width={widths.aside}
            limits={ASIDE_LIMITS}
            onChange={(next) => change({ aside: next })}
            onReset={() => change({ aside: DEFAULT_PANES.aside })}
          />
        )}
        <FoldingPane shown={showMain && asideShown}>
          {(hidden) => (
            <aside
              aria-label={asideLabel}
              data-pane="aside"
              tabIndex={-1}
              hidden={hidden}
              onKeyDown={({ key, target, currentTarget }) => {
                // Not what was pressed in a dialog that was asked from here.
                if (key === 'Escape' && asideFolded && currentTarget.contains(target as Node)) setAsideOver(false);
              }}
              className={cx(
                'flex min-h-0 flex-col outline-none',
                asideFolded && 'absolute inset-y-0 end-0 z-20 max-w-[85%] animate-appear bg-raised shadow-over',
              )}
              style={{ width: widths.aside }}
            >
              {aside}
            </aside>
          )}
        </FoldingPane>
      </div>
    </Context>
  );
}

/** In the main pane's header: back to the list, where the list is folded away. */
export function PaneBackButton() {
  const { t } = useTranslation('ui');
  const { listFolded, back } = usePanes();
  return listFolded ? <IconButton icon={ChevronLeft} label={t('back')} onClick={back} className="-ms-2" /> : null;
}

/** In the main pane's header: shows or hides the aside. */
export function PaneAsideButton({ keys }: { keys?: ShortcutKeys }) {
  const { t } = useTranslation('ui');
  const { asideShown, toggleAside } = usePanes();
  const label = asideShown ? t('hideAside') : t('showAside');
  useShortcut({ keys: keys ?? '', label, group: t('general'), run: toggleAside });
  return <IconButton icon={PanelRight} label={label} keys={keys} aria-expanded={asideShown} onClick={toggleAside} />;
}
