import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Room, useRoom } from '../../chat/context.ts';
import { useReadable } from '../../chat/use-readable.ts';
import { demoGuards } from './demo-guards.ts';

/** In a browser that knows no way to another one a demo is declined at once, so that nobody waits for a yes that shows nothing. */
export function declineDemos({ presence }: Room): ComponentType {
  presence.learn(demoGuards);
  return () => {
    const demoId = useReadable(useRoom().presence.state)?.demo;
    useEffect(() => {
      if (demoId) void presence.connection.request('demo.stop', { demoId });
    }, [demoId]);
    return null;
  };
}
