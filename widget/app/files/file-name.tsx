import type { JSX } from 'preact';
import { extensionOf } from '../../../shared/domain/file-kinds.ts';

/** A file's name, isolated from the direction around it; too long, it is cut in the middle and keeps its end. */
export const FileName = ({ name }: { name: string }): JSX.Element => {
  const extension = extensionOf(name);
  const kept =
    extension === '' ? 0 : extension.length + 1 + Math.min(4, Math.max(0, name.length - extension.length - 9));
  return (
    <bdi class="file-name">
      <span>{name.slice(0, name.length - kept)}</span>
      <span>{name.slice(name.length - kept)}</span>
    </bdi>
  );
};

/** A size as people say it: 1 kB, 812 kB, 3.4 MB. */
export const sizeText = (bytes: number, locale: string): string => {
  const large = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: large ? 1 : 0,
  }).format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
};
