import * as z from 'zod';
import { request } from '../contract.ts';

const Switch = z.object({ on: z.boolean() });

/** The request about visitors to practise on: anybody may switch them in the demo, and nobody elsewhere (`not_found`). */
export const practiceRequests = { 'practice.set': request(Switch, Switch) } as const;
