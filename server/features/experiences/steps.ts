import type { Tx } from '../../db/tx.ts';
import type { ConversationRow } from '../conversations/conversation-repository.ts';
import type { Core } from '../core.ts';
import type { StepName } from './built-in-experience.ts';
import { type DropOff, dropOff } from './drop-off.ts';
import { insertStep, lastImpressionOf, lastStepOf, unseenAnswer } from './steps-repository.ts';

/** The open conversation of a visitor, as far as steps need it. */
export type StepConversation = Pick<ConversationRow, 'id' | 'impression_id' | 'unanswered_since' | 'visitor_read_seq'>;

interface Journey {
  impressionId: string;
  conversation: StepConversation | null;
}

/** The log of what happened after an impression: steps entered, and where visitors dropped off. */
export const createSteps = (
  { ids }: Core,
  openOf: (tx: Tx, visitorId: string) => Promise<StepConversation | undefined>,
) => {
  const write = (tx: Tx, journey: Journey, step: string, drop: DropOff | null) =>
    tx.run(insertStep, {
      id: ids.next(),
      impression_id: journey.impressionId,
      conversation_id: journey.conversation?.id ?? null,
      step,
      kind: drop === null ? 'entered' : 'dropped',
      drop,
      at: tx.now,
    });

  /** The impression the visitor is in: the open conversation's, else the latest. */
  const journeyOf = async (tx: Tx, visitorId: string): Promise<Journey | null> => {
    const conversation = (await openOf(tx, visitorId)) ?? null;
    const impressionId = conversation
      ? conversation.impression_id
      : (await tx.get(lastImpressionOf, { visitorId }))?.id;
    return impressionId ? { impressionId, conversation } : null;
  };

  return {
    /** Notes a step; the same step twice in a row is one. Without an impression there is nothing to note it under. */
    entered: async (
      tx: Tx,
      impressionId: string | null,
      conversation: StepConversation | null,
      step: StepName,
    ): Promise<void> => {
      if (impressionId === null) return;
      const last = await tx.get(lastStepOf, { impressionId });
      if (last?.step === step && last.kind === 'entered') return;
      // The end of a conversation whose visitor dropped off is no step of theirs: they stopped where they dropped off.
      if (step === 'closed' && last?.kind === 'dropped') return;
      await write(tx, { impressionId, conversation }, step, null);
    },

    /** The visitor closed the messenger or left. */
    dropped: async (tx: Tx, visitorId: string, by: 'closed_messenger' | 'left'): Promise<void> => {
      const journey = await journeyOf(tx, visitorId);
      if (!journey) return;
      const last = await tx.get(lastStepOf, { impressionId: journey.impressionId });
      const { conversation } = journey;
      const seen = conversation?.visitor_read_seq ?? 0;
      const drop = dropOff(
        {
          last,
          conversation: conversation && {
            unanswered: conversation.unanswered_since !== null,
            unseen: (await tx.get(unseenAnswer, { conversationId: conversation.id, seen })) !== undefined,
          },
        },
        by,
      );
      if (last && drop) await write(tx, journey, last.step, drop);
    },

    /** The visitor opened the messenger again: what was a drop-off goes on at the same step. */
    cameBack: async (tx: Tx, visitorId: string): Promise<void> => {
      const journey = await journeyOf(tx, visitorId);
      const last = journey && (await tx.get(lastStepOf, { impressionId: journey.impressionId }));
      if (journey && last?.kind === 'dropped') await write(tx, journey, last.step, null);
    },
  };
};
