import type { TFunction } from 'i18next';
import type { PounceRule } from '../../../shared/protocol/rep/pounce.ts';

/** What a rule does, in one sentence. */
export function ruleSentence({ page, afterS, segment, inNameOf }: PounceRule, t: TFunction<'pounce'>): string {
  return t('settings.sentence', {
    page: t(`settings.page.${page.match}`, { path: page.path }),
    seconds: afterS,
    segment: t(`settings.segment.${segment}`),
    inNameOf: t(`settings.inNameOf.${inNameOf}`),
  });
}
