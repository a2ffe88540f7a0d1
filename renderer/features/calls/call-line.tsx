import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVeil } from '../../bridge/presenting.ts';
import { cx } from '../../lib/cx.ts';
import { tip } from '../../ui/tips.tsx';

interface CallLineProps {
  face?: ReactNode;
  title: ReactNode;
  hint?: string | null;
  /** What the hint ends with, of any length: cut after two lines, and whole on hover. */
  device?: string | null;
  /** Beside the words: a clock that is read aloud every second would talk over the call. */
  time?: ReactNode;
  /** The visitor it names; null where it is one of whom no more than the name is known. */
  visitorId?: string | null | undefined;
  /** Stands over the line, as wide as it. */
  above?: ReactNode;
  children: ReactNode;
}

/** The line at the window's foot: who or what, then what one may do; narrow, these stand below. */
export function CallLine({ face, title, hint = null, device = null, time, visitorId, above, children }: CallLineProps) {
  const veil = useVeil(visitorId);
  const { t } = useTranslation('calls');
  return (
    <section
      data-passing
      aria-label={t('region')}
      className="under-foot flex min-h-12 shrink-0 animate-appear flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-hairline bg-raised px-4 py-2"
    >
      {above}
      {face && (
        <span data-veil={veil} className="contents">
          {face}
        </span>
      )}
      <div data-veil={veil} className="flex min-w-0 flex-[1_1_15rem] items-baseline gap-2">
        <p role="status" className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{title}</span>
          {hint !== null && (
            <span
              {...(device !== null && tip(device))}
              className={cx('text-small text-muted', device && 'line-clamp-2')}
            >
              {hint}
            </span>
          )}
        </p>
        {time}
      </div>
      <div className="ms-auto flex shrink-0 items-center gap-3">{children}</div>
    </section>
  );
}
