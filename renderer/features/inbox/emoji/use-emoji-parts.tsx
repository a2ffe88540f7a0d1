import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSlot } from '../../../bridge/workspace.ts';
import type { ComposerParts } from '../composer/composer-parts.ts';
import { emojiSlot } from './emoji-store.ts';
import { EmojiTool } from './emoji-tool.tsx';
import { findEmoji, inTone } from './find-emoji.ts';

/** Emoji in the composer: by a button, and by name after a colon. */
export function useEmojiParts(): Required<Pick<ComposerParts, 'completions' | 'tools'>> {
  const { t } = useTranslation('composer');
  const store = useSlot(emojiSlot);
  return useMemo(
    () => ({
      tools: (host) => <EmojiTool host={host} />,
      completions: [
        {
          trigger: ':',
          label: t('emoji.title'),
          from: 2,
          find: async (query) => {
            const { tone } = store.taste.getState();
            return findEmoji(await store.all(), query, 8).map((emoji) => ({
              id: emoji.hexcode,
              label: `:${emoji.codes[0] ?? emoji.label}:`,
              hint: emoji.label,
              lead: <span aria-hidden="true">{inTone(emoji, tone)}</span>,
              insert: `${inTone(emoji, tone)} `,
            }));
          },
        },
      ],
    }),
    [store, t],
  );
}
