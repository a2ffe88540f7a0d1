import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';

/** A row for every event of `/visitor`: about the visitor, or about an object that must be the visitor's own. */
export const visitorRights: Record<keyof VisitorContract, 'self' | 'own'> = {
  'state.get': 'self',
  'page.view': 'self',
  'experience.get': 'self',
  'experience.shown': 'self',
  'messenger.toggled': 'self',
  'conversation.start': 'self',
  'conversation.open': 'own',
  'conversation.pull': 'own',
  'conversation.history': 'own',
  'conversation.send': 'own',
  'conversation.read': 'own',
  'conversation.close': 'own',
  'email.give': 'self',
  'email.skip': 'self',
  'slot.list': 'self',
  'meeting.book': 'self',
};
