import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/cx.ts';
import { navigate } from '../../lib/use-route.ts';
import { IconButton } from '../../ui/icon-button.tsx';

interface SectionPageProps {
  title: ReactNode;
  hint?: ReactNode;
  /** Beside the title: the one act of the page. */
  action?: ReactNode;
  /** Where *back* leads; always drawn, as on a page under another. */
  back?: string;
  /** A list that scrolls by itself takes the whole plane. */
  fill?: boolean;
  /** Two things stand side by side. */
  wide?: boolean;
  children: ReactNode;
}

/** One section: its name, a sentence, then space. */
export function SectionPage({ title, hint, action, back, fill = false, wide = false, children }: SectionPageProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={cx('flex min-h-0 flex-1 flex-col', !fill && 'scroll-plane')}>
      <div
        className={cx(
          'flex w-full flex-col px-8 pt-7',
          fill ? 'min-h-0 flex-1' : wide ? 'max-w-[72rem] pb-10' : 'max-w-[46rem] pb-10',
        )}
      >
        <header className={cx('flex items-start gap-4', fill ? 'pb-4' : 'pb-6')}>
          {back !== undefined && (
            <IconButton icon={ChevronLeft} label={t('back')} onClick={() => navigate(back)} className="-ms-2" />
          )}
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-page font-semibold">{title}</h2>
            {hint !== undefined && <p className="mt-0.5 text-pretty text-muted">{hint}</p>}
          </div>
          {action}
        </header>
        {fill ? children : <div className="flex flex-col gap-9">{children}</div>}
      </div>
    </div>
  );
}

/** A part of a section under its own small heading. */
export function SectionPart({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="text-title font-semibold">
        {title}
      </h3>
      {hint !== undefined && <p className="mt-0.5 text-pretty text-muted">{hint}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
