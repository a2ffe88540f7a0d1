import { otherSide } from '../../../shared/domain/call-steps.ts';
import type { CameraPushes, cameraRequests } from '../../../shared/protocol/camera-requests.ts';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Actor } from '../actor.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { callById, liveCallOfRep, liveCallOfVisitor } from './call-repository.ts';
import { toCall } from './call-rows.ts';
import type { IceServers } from './ice-servers.ts';

interface CameraPorts {
  ice: IceServers;
  relayOnly(): boolean;
}

/** A refusal: `why` is a fact for the engine. */
const no = (why: 'ended' | 'elsewhere'): Failure => fail('conflict', `no camera: ${why}`, { why });

/** Cameras in calls. A call's two engines agree on them by themselves; the router carries what they say, and keeps nothing. */
export const createCameras = ({ store }: Core, { ice, relayOnly }: CameraPorts) => ({
  signal: (actor: Actor, input: CameraPushes['camera.signal']): Promise<Result<Record<string, never>>> =>
    store.run(async (tx) => {
      const row = await tx.get(callById, { id: input.callId });
      const call = row && toCall(row);
      if (!call || !can(actor, 'camera.signal', { visitorId: call.visitorId, repId: call.rep.id }))
        return fail('not_found', 'no such call');
      if (call.state === 'ended') return no('ended');
      const to = otherSide(actor.kind);
      const seat = call.seats[to];
      if (call.seats[actor.kind] !== input.seat || seat === null) return no('elsewhere');
      const facts = { to, visitorId: call.visitorId, repId: call.rep.id };
      await tx.signal('camera.signaled', { ...facts, signal: { ...input, seat } });
      return ok({});
    }),

  /** Apart from the sound's name at the relay: pictures may use up their places there, and never the sound's. */
  ice: (actor: Actor): Promise<Result<OutputOf<typeof cameraRequests, 'camera.ice'>>> =>
    store.run(async (tx) => {
      const row =
        actor.kind === 'rep'
          ? await tx.get(liveCallOfRep, { repId: actor.personId })
          : await tx.get(liveCallOfVisitor, { visitorId: actor.visitorId });
      return ok({ iceServers: ice.serversFor(row ? `${row.id}-camera` : null), relayOnly: relayOnly() });
    }),
});

export type Cameras = ReturnType<typeof createCameras>;
