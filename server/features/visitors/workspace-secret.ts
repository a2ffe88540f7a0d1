import { hkdfSync } from 'node:crypto';
import type { Core } from '../core.ts';
import { readSecret, writeSecret } from './workspace-secret-repository.ts';

/** The workspace's own secret, kept in its database; every kind of signature has its own key made from it. */
export interface WorkspaceSecret {
  /** A 256-bit key for one purpose; the same in every run of this workspace. */
  keyFor(purpose: string): Uint8Array;
}

/** Reads the workspace's secret, made at the first start. */
export const loadWorkspaceSecret = async (
  { store }: Pick<Core, 'store'>,
  randomBytes: (length: number) => Uint8Array,
): Promise<WorkspaceSecret> => {
  const fresh = Buffer.from(randomBytes(32)).toString('base64url');
  const kept = await store.run(async (tx) => {
    const row = await tx.get(readSecret, {});
    if (row) return JSON.parse(row.value) as string;
    await tx.run(writeSecret, { value: JSON.stringify(fresh), at: tx.now });
    return fresh;
  });
  const secret = Buffer.from(kept, 'base64url');
  return { keyFor: (purpose) => new Uint8Array(hkdfSync('sha256', secret, '', `foyer ${purpose}`, 32)) };
};
