import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { late } from '../../ui/late.tsx';
import { useTool } from '../../ui/tools.tsx';
import type { BookDialogProps } from './book-dialog.tsx';

const { component: BookDialog } = late(() => import('./book-dialog.tsx').then((file) => file.BookDialog), null);

type About = Omit<BookDialogProps, 'onClose'>;

/** Books a time for the visitor of a running conversation. */
export function BookTool(about: About) {
  const { t } = useTranslation('meetings');
  const [open, setOpen] = useState(false);
  useTool({
    id: 'book',
    icon: CalendarPlus,
    label: t('book'),
    keys: 'alt+shift+y',
    group: t('title'),
    order: 115,
    run: () => setOpen(true),
  });
  return open && <BookDialog {...about} onClose={() => setOpen(false)} />;
}

/** The same where a call came to nothing. */
export function BookButton(about: About) {
  const { t } = useTranslation('meetings');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon={CalendarPlus} onClick={() => setOpen(true)}>
        {t('book')}
      </Button>
      {open && <BookDialog {...about} onClose={() => setOpen(false)} />}
    </>
  );
}
