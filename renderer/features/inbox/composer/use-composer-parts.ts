import { useMemo } from 'react';
import type { ComposerParts } from './composer-parts.ts';

const none: ComposerParts = {};

/** All that the composer of a conversation carries: what the inbox itself adds, and what comes from other features. */
export function useComposerParts(_conversationId: string, more: ComposerParts = none): ComposerParts {
  return useMemo(() => more, [more]);
}
