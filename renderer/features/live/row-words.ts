import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../bridge/workspace.ts';
import { rememberedWords } from '../../lib/remembered-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';

/** What rows are worded with: looked up once for the whole list, for each row that did so itself would watch it, too. */
export interface RowWords {
  t: TFunction<'live'>;
  tv: TFunction<'visitor'>;
  locale: string;
  /** The reader's id: what is theirs is called so. */
  myId: string;
}

/** The list's words; the same object until one of them changes, so that rows stay as they are drawn. */
export function useRowWords(): RowWords {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const myId = useMe().id;
  return useMemo(() => ({ t: rememberedWords(t), tv: rememberedWords(tv), locale, myId }), [t, tv, locale, myId]);
}
