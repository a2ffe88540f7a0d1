import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

interface OpenValuesProps {
  /** What is still open, in one sentence. */
  words: string;
  /** One wanted to send: it has to be said again. */
  asked: boolean;
  onSend(): void;
}

/** Something in the words was not filled in: seen while one writes, and asked before it goes out. */
export function OpenValues({ words, asked, onSend }: OpenValuesProps) {
  const { t } = useTranslation('composer');
  return (
    <p
      role="status"
      className="-mx-1.5 mb-0.5 flex min-h-7 items-center gap-1.5 rounded-control bg-waiting-soft px-1.5 text-small text-waiting-text"
    >
      <Icon of={CircleAlert} size={14} />
      <bdi className="wrap-anywhere min-w-0 flex-1 py-1 text-pretty">{words}</bdi>
      {asked && (
        <Button size="small" autoFocus onClick={onSend}>
          {t('sendAnyway')}
        </Button>
      )}
    </p>
  );
}
