import type { ReactNode } from 'react';
import { FloatsOutlet } from '../../ui/floats.tsx';
import { Mark } from '../../ui/mark.tsx';

interface SessionPageProps {
  title: ReactNode;
  hint?: ReactNode;
  /** Above the title, such as why one is here again. */
  notice?: ReactNode;
  children?: ReactNode;
  /** Small, at the end of the page. */
  footer?: ReactNode;
  width?: 'narrow' | 'wide';
}

/** The plain room before the workspace: sign in, join, set up. */
export function SessionPage({ title, hint, notice, children, footer, width = 'narrow' }: SessionPageProps) {
  return (
    <div className="relative h-full bg-canvas">
      <div className="window-drag absolute inset-x-0 top-0 h-10" />
      <main className="scroll-plane flex h-full flex-col items-center px-6">
        <div
          className={`my-auto flex w-full animate-appear flex-col pt-16 pb-12 ${width === 'wide' ? 'max-w-[35rem]' : 'max-w-[22.5rem]'}`}
        >
          <Mark size={36} />
          <h1 className="mt-5 text-page font-semibold text-balance">{title}</h1>
          {hint !== undefined && <p className="mt-1 text-muted text-pretty">{hint}</p>}
          {notice}
          {children !== undefined && <div className="mt-6">{children}</div>}
          {footer !== undefined && <div className="mt-8 text-small text-faint">{footer}</div>}
        </div>
        <FloatsOutlet />
      </main>
    </div>
  );
}
