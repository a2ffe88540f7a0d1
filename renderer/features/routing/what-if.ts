import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { routingRequests } from '../../../shared/protocol/rep/routing.ts';

/** What a replay says. */
export type WhatIf = OutputOf<typeof routingRequests, 'routing.what_if'>;
