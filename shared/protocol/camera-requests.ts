import * as z from 'zod';
import { CallSide } from '../domain/call.ts';
import { CallSignal, callPushes, callRequests } from './call-requests.ts';
import { request } from './contract.ts';

/** Schema of what the engines of a camera tell each other: as those of a call do, and that the camera was switched off. */
export const CameraSignal = z.discriminatedUnion('type', [
  ...CallSignal.options,
  /** Of its own side: no picture comes any more. What belongs to this attempt or an older one is ignored from now on. */
  z.object({ type: z.literal('off') }),
]);
/** What the engines of a camera tell each other. */
export type CameraSignal = z.infer<typeof CameraSignal>;

/** `of` says whose camera it is: each side's has a way of its own. */
const signal = callPushes['call.signal'].extend({ of: CallSide, data: CameraSignal });

/** The requests of cameras in calls, the same for rep and visitor. The router keeps nothing of them. */
export const cameraRequests = {
  /** Tells the other side's engine something of a camera; only between the engines that have the call. `conflict`: `ended`, `elsewhere`. */
  'camera.signal': request(signal, z.object({})),
  /** As `call.ice`, with a name at the relay that counts apart from the sound's. */
  'camera.ice': request(z.object({}), callRequests['call.ice'].output),
} as const;

/** What the router pushes of cameras, to all tabs of a side; only the engine in `seat` takes it. */
export const cameraPushes = { 'camera.signal': signal } as const;

/** The pushes of cameras by event name. */
export type CameraPushes = { [K in keyof typeof cameraPushes]: z.infer<(typeof cameraPushes)[K]> };
