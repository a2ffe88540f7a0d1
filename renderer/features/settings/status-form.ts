import * as z from 'zod';
import { channels, type NamedStatus, type StatusFacts, StatusIcon } from '../../../shared/domain/presence.ts';

const taken = z.boolean();

/** A status as typed; the texts are keys of what is wrong. */
export const StatusForm = z.object({
  name: z.string().trim().min(1, 'required').max(40, 'long40'),
  icon: StatusIcon,
  away: z.boolean(),
  chat: taken,
  voice: taken,
  pounce: taken,
});
/** A status as typed. */
export type StatusFields = z.infer<typeof StatusForm>;

/** What a new status begins with. */
export const newStatus: StatusFields = {
  name: '',
  icon: 'coffee',
  away: false,
  chat: false,
  voice: false,
  pounce: true,
};

/** A known status as typed. */
export const statusFieldsOf = ({ name, icon, away, accepts }: NamedStatus): StatusFields => ({
  name,
  icon,
  away,
  chat: accepts.includes('chat'),
  voice: accepts.includes('voice'),
  pounce: accepts.includes('pounce'),
});

/** What was typed as the router takes it: who is away accepts nothing, whatever was ticked before. */
export const statusFactsOf = ({ name, icon, away, ...ticked }: StatusFields): StatusFacts => ({
  name,
  icon,
  away,
  accepts: away ? [] : channels.filter((channel) => ticked[channel]),
});
