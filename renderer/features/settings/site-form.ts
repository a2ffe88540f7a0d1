import * as z from 'zod';
import { CountryCode } from '../../../shared/domain/consent.ts';
import { Name } from '../../../shared/domain/scalars.ts';
import { ConsentMode } from '../../../shared/protocol/http/setup.ts';
import { OriginLines } from '../../lib/origin-lines.ts';
import { fits } from './form-words.ts';

const name = z.string().trim().min(1, 'required').refine(fits(Name), 'long');

/** A new site as typed. */
export const NewSiteForm = z.object({ name, origins: OriginLines });

const Countries = z.array(CountryCode);

/** A site as typed; origins one a line. */
export const SiteForm = z.object({
  name,
  origins: OriginLines,
  consent: ConsentMode,
  consentIn: z.object({ off: Countries, ask: Countries, implied: Countries }),
});
