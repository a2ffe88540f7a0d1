import * as z from 'zod';
import { NamedStatus, PresenceStatus, StatusChoice } from '../domain/presence.ts';
import { type Contract, request } from '../protocol/contract.ts';

const OwnStatus = NamedStatus.pick({ id: true, name: true });

/** Schema of what the tray shows of a signed-in person; the page says it, the main process draws it. */
export const TrayView = z.object({
  status: PresenceStatus,
  /** The status of the workspace's own that the rep is in, and those there are to choose from. */
  named: OwnStatus.nullable(),
  own: z.array(OwnStatus).max(50),
  /** Without a connection the router offers nobody, whatever the status. */
  connected: z.boolean(),
  /** Whether the computer is locked or asleep: the same then. */
  locked: z.boolean(),
  /** People who need the rep. */
  count: z.number().int().min(0).max(9999),
});
/** What the tray shows of a signed-in person. */
export type TrayView = z.infer<typeof TrayView>;

/** Schema of the status a rep chose in the tray's menu; the page sets it. */
export const TrayChoice = z.object({ status: StatusChoice });
/** The status a rep chose in the tray's menu. */
export type TrayChoice = z.infer<typeof TrayChoice>;

/** Requests of the console page for the tray; null where nobody is signed in any more. `shown` is false where there is no tray. */
export const trayRequests = {
  'tray.show': request(TrayView.nullable(), z.object({ shown: z.boolean() })),
} satisfies Contract;
