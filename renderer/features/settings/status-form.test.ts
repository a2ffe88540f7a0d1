import { expect, it } from 'vitest';
import { StatusFacts } from '../../../shared/domain/presence.ts';
import { newStatus, statusFactsOf, statusFieldsOf } from './status-form.ts';

it('comes back from the fields as it went in', () => {
  const chats = { id: 'a', name: 'Chat only', icon: 'chat' as const, accepts: ['chat' as const], away: false };
  const { id: _id, ...facts } = chats;
  expect(statusFactsOf(statusFieldsOf(chats))).toEqual(facts);
});

it('accepts nothing where its reps are away, whatever was ticked before', () => {
  const lunch = statusFactsOf({ ...newStatus, name: 'Lunch', away: true, chat: true });
  expect(lunch.accepts).toEqual([]);
  expect(StatusFacts.safeParse(lunch).success).toBe(true);
  expect(StatusFacts.safeParse({ ...lunch, accepts: ['chat'] }).success).toBe(false);
});
