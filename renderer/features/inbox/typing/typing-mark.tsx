import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { TypingDots } from './typing-dots.tsx';
import { typingSlot } from './typing-store.ts';

/** In a row of the list, while the visitor writes. */
export function TypingMark({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('inbox');
  const { heard } = useSlot(typingSlot);
  const typists = useReadable(heard);
  if (!typists.some((one) => one.conversationId === conversationId && one.rep === null)) return null;
  return (
    <span role="img" aria-label={t('typing.mark')} className="inline-flex text-accent-text">
      <TypingDots />
    </span>
  );
}
