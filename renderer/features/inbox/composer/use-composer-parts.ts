import { createElement, Fragment, useMemo } from 'react';
import { useEmojiParts } from '../emoji/use-emoji-parts.tsx';
import { useFileParts } from '../files/use-file-parts.tsx';
import type { ComposerParts } from './composer-parts.ts';

const none: ComposerParts = {};

/** All that the composer of a conversation carries: what the inbox itself adds, and what comes from other features. */
export function useComposerParts(conversationId: string, more: ComposerParts = none): ComposerParts {
  const files = useFileParts(conversationId);
  const emoji = useEmojiParts();
  return useMemo(
    () => ({
      ...more,
      ...files,
      completions: [...emoji.completions, ...(more.completions ?? [])],
      tools: (host) => createElement(Fragment, null, emoji.tools(host), files.tools?.(host), more.tools?.(host)),
    }),
    [more, files, emoji],
  );
}
