import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Room } from '../chat/context.ts';
import type { MessengerView } from '../chat/messenger.ts';
import { callGuards } from './call-guards.ts';

/** In a browser that cannot have calls a rep's call is declined at once, so that they do not listen to it ring. */
export function declineCalls({ presence }: Room): ComponentType<{ view: MessengerView }> {
  presence.learn(callGuards);
  return ({ view }) => {
    const callId = view.state?.call;
    useEffect(() => {
      if (callId) void presence.connection.request('call.decline', { callId });
    }, [callId]);
    return null;
  };
}
