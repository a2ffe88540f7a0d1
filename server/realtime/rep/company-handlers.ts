import type { Company } from '../../features/conversations/company.ts';
import type { RepHandlers } from '../handlers.ts';

/** Which conversation a window shows. */
export const companyHandlers = (company: Pick<Company, 'look'>): RepHandlers<'conversation.look'> => ({
  'conversation.look': ({ id, actor }, input) => company.look(id, actor, input),
});
