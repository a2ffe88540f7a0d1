import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { consoleFuses } from '../../electron/security/fuses.ts';

/** Flips a packaged executable's fuses as the console wants them; answers the names this Electron does not have yet. */
export async function flipConsoleFuses(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  const unknown: string[] = [];
  const wanted: Partial<Record<FuseV1Options, boolean>> = {};
  for (const [name, value] of Object.entries(consoleFuses)) {
    const fuse = FuseV1Options[name as keyof typeof consoleFuses];
    if (wire[fuse] === undefined) unknown.push(name);
    else wanted[fuse] = value;
  }
  await flipFuses(executable, { version: FuseVersion.V1, ...wanted });
  return unknown;
}
