import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { useFloats } from './floats.tsx';
import { useHeldPane } from './folding-pane.tsx';
import { IconButton } from './icon-button.tsx';
import { focusKeeper } from './keep-focus.ts';

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: ReactNode;
  description?: ReactNode;
  /** The buttons, the primary one last. */
  actions?: ReactNode;
  /** Where the focus goes first; without it, the first field or button. */
  initialFocus?: RefObject<HTMLElement | null>;
  width?: 'narrow' | 'medium' | 'wide';
  /** Holds what cannot be shown again, or was typed: a press beside it does not close it, Escape and the buttons do. */
  holds?: boolean;
  children?: ReactNode;
}

const WIDTHS = { narrow: 'w-[25rem]', medium: 'w-[32.5rem]', wide: 'w-[45rem]' } as const;

/** A question the window waits for. Escape and the area beside it mean *no*. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  actions,
  initialFocus,
  width = 'narrow',
  holds = false,
  children,
}: DialogProps) {
  const { t } = useTranslation('ui');
  const floats = useFloats();
  useHeldPane(open);
  const popup = useRef<HTMLElement>(null);
  // Whatever took the focus meanwhile keeps it.
  const back = (): HTMLElement | boolean => {
    const { activeElement: here, body } = document;
    const elsewhere = here !== null && here !== body && here.closest('[role=dialog]') === null;
    return !elsewhere && (popup.current === null || (focusKeeper.before(popup.current) ?? true));
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)} disablePointerDismissal={holds}>
      <Base.Portal container={floats}>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          // It is asked for once it is gone.
          ref={(element) => {
            if (element !== null) popup.current = element;
          }}
          initialFocus={initialFocus}
          finalFocus={back}
          className={cx(
            'dialog-place fixed start-1/2 z-40 flex max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-plane bg-raised shadow-over outline-none transition-[opacity,translate,top] data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 rtl:translate-x-1/2',
            WIDTHS[width],
          )}
        >
          <div className="ps-5 pe-14 pt-5">
            <Base.Title className="text-title font-semibold wrap-anywhere">{title}</Base.Title>
            {description !== undefined && (
              <Base.Description className="mt-1 text-body text-muted wrap-anywhere">{description}</Base.Description>
            )}
          </div>
          <div className={cx('scroll-plane min-h-0 flex-1 px-5 pt-3', actions === undefined ? 'pb-5' : 'pb-2')}>
            {children}
          </div>
          {/* What scrolls under them does not touch them. */}
          {actions !== undefined && <div className="flex justify-end gap-2 px-5 pt-3 pb-5">{actions}</div>}
          {/* Last in order: the focus begins at the first field or button, not at the way out. */}
          <span className="absolute end-3 top-3">
            <Base.Close render={<IconButton icon={X} label={t('close')} keys="esc" />} />
          </span>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
