import type { TFunction } from 'i18next';
import { extensionOf } from '../../../../shared/domain/file-kinds.ts';
import type { ErrorBody } from '../../../../shared/protocol/errors.ts';

/** A size as people say it: 1 kB, 812 kB, 3.4 MB. */
export function formatBytes(bytes: number, locale: string): string {
  const large = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: large ? 1 : 0,
  }).format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}

/** A name in two parts: what may be cut, and the end that stays, so that one sees what kind it is. */
export function nameParts(name: string): { stem: string; end: string } {
  const extension = extensionOf(name);
  const kept =
    extension === '' ? 0 : extension.length + 1 + Math.min(4, Math.max(0, name.length - extension.length - 9));
  return { stem: name.slice(0, name.length - kept), end: name.slice(name.length - kept) };
}

const reasons = ['size', 'kind', 'damaged', 'pixels', 'empty', 'quota', 'lost'] as const;

/** Photos as an iPhone keeps them: no picture library here may open them. */
const heic = new Set(['heic', 'heif']);

/** Why a file was not sent, in words; null where the error is not about a file. */
export function fileProblem(error: ErrorBody, t: TFunction<'files'>, name = ''): string | null {
  const why = reasons.find((reason) => reason === error.detail?.why);
  if (why === undefined) return null;
  if (why === 'kind' && heic.has(extensionOf(name))) return t('why.heic');
  if (why !== 'size') return t(`why.${why}`);
  const limit = error.detail?.limitMb;
  return limit === undefined ? t('why.sizeOnly') : t('why.size', { limit });
}
