import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { formatElapsed } from '../../lib/elapsed.ts';
import { Strip } from '../../ui/strip.tsx';
import { useNow } from '../../ui/ui-provider.tsx';

interface GreetStripProps {
  item: InboxItem;
  /** The visitor's name. */
  name: string;
}

/** Accepted, but nothing said yet: how long the conversation stays mine. Heard once, without the running seconds. */
export function GreetStrip({ item, name }: GreetStripProps) {
  const { t } = useTranslation('inbox');
  const due = item.visitor.connection === 'left' ? null : item.greetBy;
  const now = useNow(due !== null);
  if (due === null) return null;
  const left = Math.max(0, Math.ceil((due - now) / 1000));
  return (
    <div className="mb-2">
      <Strip tone="waiting" icon={Hand}>
        <span className="sr-only">{t('greet.heard', { name })}</span>
        <span aria-hidden="true" className="tabular">
          {t('greet.shown', { name, time: formatElapsed(left) })}
        </span>
      </Strip>
    </div>
  );
}
