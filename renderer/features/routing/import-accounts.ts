import type { OutputOf } from '../../../shared/protocol/contract.ts';
import { type routingRequests, uploadPartLength, uploadParts } from '../../../shared/protocol/rep/routing.ts';
import { ok, type Result } from '../../../shared/protocol/result.ts';
import type { RoutingConnection } from './routing-connection.ts';

/** What an import did, or would do. */
export type ImportOutcome = OutputOf<typeof routingRequests, 'accounts.import'>;

/** The longest table the router takes. */
export const mostCharacters = uploadPartLength * uploadParts;

/** Reading a long list takes longer than an ordinary answer. */
const timeoutMs = 60_000;

/** Brings a table to the router, part by part. */
export async function uploadTable(
  connection: RoutingConnection,
  uploadId: string,
  csv: string,
): Promise<Result<unknown>> {
  for (let part = 0; part === 0 || part * uploadPartLength < csv.length; part++) {
    const text = csv.slice(part * uploadPartLength, (part + 1) * uploadPartLength);
    const brought = await connection.request('accounts.upload', { uploadId, part, text });
    if (!brought.ok) return brought;
  }
  return ok(null);
}

/** Reads the table that was brought; `apply` false only says what it would do. */
export const importTable = (
  connection: RoutingConnection,
  uploadId: string,
  apply: boolean,
): Promise<Result<ImportOutcome>> => connection.request('accounts.import', { uploadId, apply }, { timeoutMs });
