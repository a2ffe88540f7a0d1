import type { JSX } from 'preact';
import type { HearTyping } from '../../../shared/client/typing/hear-typing.ts';
import type { MessengerView } from '../chat/messenger.ts';
import { Closed, Consent, Overflow, Waiting } from './cards.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { DemoSlot } from './demo-slot.tsx';
import { DropVeil } from './drop-veil.tsx';
import { EmailCard } from './email-card.tsx';
import { TypingBubble } from './typing-bubble.tsx';

/** What stands under the words: who writes, who is asked, and the ways on. */
export function Foot({ view, heard }: { view: MessengerView; heard: HearTyping }): JSX.Element {
  const { phase, conversation } = view;
  return (
    <>
      <DeliveryMark delivery={view.delivery} />
      {conversation && <TypingBubble heard={heard} conversationId={conversation.id} />}
      {phase === 'waiting' && <Waiting view={view} />}
      {(phase === 'waiting' || view.email === 'thanks') && <EmailCard view={view} />}
      {phase === 'overflow' && !view.state?.meeting && <Overflow />}
      {phase === 'closed' && <Closed />}
      <DemoSlot view={view} />
      {view.consenting && <Consent />}
      {conversation && phase !== 'closed' && <DropVeil />}
    </>
  );
}
