import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../../shared/domain/person.ts';
import { useMe } from '../../../bridge/workspace.ts';
import { formatTimeOfDay } from '../../../lib/relative-time.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';

interface NotePaperProps {
  by: PersonRef;
  at: number;
  /** At the end of the first line. */
  tools?: ReactNode;
  children: ReactNode;
}

/** What a colleague wrote for colleagues, on paper of another colour: the visitor never sees it. */
export function NotePaper({ by, at, tools, children }: NotePaperProps) {
  const { t } = useTranslation('inbox');
  const me = useMe();
  const locale = useLocale();
  return (
    <article
      data-veil="screen"
      aria-label={t('noteBy', { name: by.name })}
      className="group/note mx-5 mt-3 mb-1 flex gap-2 rounded-control border-s-2 border-note-edge bg-note py-2 ps-2.5 pe-2"
    >
      <Avatar id={by.id} name={by.name} photo={by.photo} size={20} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-small">
          <bdi className="truncate font-semibold">{by.id === me.id ? t('you') : by.name}</bdi>
          <span className="text-muted">{t('noteFor')}</span>
          <span className="tabular text-meta text-muted">{formatTimeOfDay(at, locale)}</span>
        </p>
        {children}
      </div>
      {tools}
    </article>
  );
}
