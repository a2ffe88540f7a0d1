import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';

interface BoneProps {
  /** A `word` has its height; faces and boxes bring their whole size. */
  shape?: 'word' | 'face' | 'box';
  className?: string;
}

const SHAPES = { word: 'h-3 rounded-[0.25rem]', face: 'rounded-full', box: 'rounded-control' } as const;

/** Where a word, a face or a box will be. */
export function Bone({ shape = 'word', className }: BoneProps) {
  return <span className={cx('block shrink-0 bg-press', SHAPES[shape], className)} />;
}

/** Wraps the bones of a layout: nothing for 300 ms, then a calm breath; announced once as *Loading*. */
export function Skeleton({ children, className }: { children: ReactNode; className?: string }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')} className={cx('animate-late', className)}>
      <div aria-hidden="true" className="animate-breathe">
        {children}
      </div>
    </div>
  );
}

/** Rows like those of a list: a face, a strong word, a weak word, something at the end. */
export function RowBones({ count = 8, tall = false }: { count?: number; tall?: boolean }) {
  return Array.from({ length: count }, (_, index) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: bones are alike and never move
      key={index}
      className={cx('flex items-center gap-3 px-4', tall ? 'h-16' : 'h-9')}
      style={{ opacity: 1 - index / (count + 2) }}
    >
      <Bone shape="face" className={tall ? 'size-8' : 'size-5'} />
      <span className="flex min-w-0 flex-1 flex-col gap-2">
        <Bone className={index % 3 === 0 ? 'w-2/5' : index % 3 === 1 ? 'w-1/2' : 'w-1/3'} />
        {tall && <Bone className={index % 2 === 0 ? 'w-3/5' : 'w-1/2'} />}
      </span>
      <Bone className="w-10" />
    </div>
  ));
}
