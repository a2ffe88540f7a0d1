import { useTranslation } from 'react-i18next';
import { formatExact } from '../../lib/relative-time.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';

/** A link that opens once, and is shown once. */
export interface OneTimeLink {
  url: string;
  expiresAt: number;
  title: string;
  hint: string;
}

/** Hands over a link. The router keeps no copy it could show again. */
export function LinkDialog({ link, onClose }: { link: OneTimeLink | null; onClose(): void }) {
  return (
    <Dialog
      open={link !== null}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="medium"
      holds
      title={link?.title}
      description={link?.hint}
    >
      {link !== null && <LinkBody link={link} onClose={onClose} />}
    </Dialog>
  );
}

/** The link itself, its end, and the way on. */
export function LinkBody({ link, onClose }: { link: OneTimeLink; onClose(): void }) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  return (
    <>
      <p className="selectable rounded-control bg-sunken px-3 py-2 font-mono text-small break-all">{link.url}</p>
      <p className="mt-2 text-small text-muted">{t('link.until', { time: formatExact(link.expiresAt, locale) })}</p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{t('link.done')}</Button>
        <CopyButton text={link.url} label={t('link.copy')} size="medium" />
      </div>
    </>
  );
}
