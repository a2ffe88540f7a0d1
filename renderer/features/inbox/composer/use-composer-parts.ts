import { createElement, Fragment, useMemo } from 'react';
import { useFileParts } from '../files/use-file-parts.tsx';
import type { ComposerParts } from './composer-parts.ts';

const none: ComposerParts = {};

/** All that the composer of a conversation carries: what the inbox itself adds, and what comes from other features. */
export function useComposerParts(conversationId: string, more: ComposerParts = none): ComposerParts {
  const files = useFileParts(conversationId);
  return useMemo(
    () => ({
      ...more,
      ...files,
      tools: (host) => createElement(Fragment, null, files.tools?.(host), more.tools?.(host)),
    }),
    [more, files],
  );
}
