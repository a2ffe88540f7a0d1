import { extensionOf } from '../../../shared/domain/file-kinds.ts';

const longest = 120;

/** What may turn a name around or hide a part of it: controls, and marks that change the direction of writing. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What a file system or a header would read as more than a name. */
const meant = /[<>:"|?*\\/]/g;

/** The name under which a file is shown and saved: the last part of what was given, in one line, its extension kept. */
export const cleanName = (given: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(unseen, '').replaceAll(meant, '_').replaceAll(/\s+/g, ' ').trim();
  const name = plain.replace(/^\.+/, '').replace(/[. ]+$/, '');
  const extension = extensionOf(name);
  if (extension === '') return name.slice(0, longest);
  const stem = name.slice(0, -(extension.length + 1)).replace(/[. ]+$/, '');
  return `${[...(stem || 'file')].slice(0, longest - extension.length - 1).join('')}.${extension}`;
};
