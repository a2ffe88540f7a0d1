import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { TypingDots } from './typing-dots.tsx';
import { typingSlot } from './typing-store.ts';

/** Who writes in this conversation now; it lies over the thread's lower edge, so that nothing moves when it comes and goes. */
export function TypingLine({ conversationId, visitor }: { conversationId: string; visitor: string }) {
  const { t } = useTranslation('inbox');
  const { heard } = useSlot(typingSlot);
  const typists = useReadable(heard).filter((one) => one.conversationId === conversationId);
  const [first] = typists;
  if (first === undefined) return null;
  const name = first.rep?.name ?? visitor;
  return (
    <p className="pointer-events-none absolute start-15 bottom-0.5 flex max-w-[70%] animate-appear items-center gap-1.5 text-small text-muted">
      <TypingDots />
      <bdi className="truncate">{typists.length > 1 ? t('typing.several', { name }) : t('typing.one', { name })}</bdi>
    </p>
  );
}
