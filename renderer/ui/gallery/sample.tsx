import type { ReactNode } from 'react';
import { cx } from '../../lib/cx.ts';

export function Sample({ title, column, children }: { title: string; column?: boolean; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-meta font-medium text-faint">{title}</h2>
      <div className={cx('flex gap-3', column === true ? 'max-w-96 flex-col' : 'flex-wrap items-center')}>
        {children}
      </div>
    </section>
  );
}
