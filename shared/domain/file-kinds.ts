import { voiceTypeOf } from './voice.ts';

/** The most files that one message may carry. */
export const maxFilesOfMessage = 10;

/** A kind of file that may be sent. */
export interface FileKind {
  kind: 'image' | 'file';
  type: string;
  /** What was recorded here: nobody picks it, so no chooser names it. */
  voice?: true;
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const file = (type: string): FileKind => ({ kind: 'file', type });
const image = (type: string): FileKind => ({ kind: 'image', type });

/** What may be sent, by the extension of its name. Nothing that a browser would run is here: no SVG, no HTML. */
export const fileKinds: Readonly<Record<string, FileKind>> = {
  png: image('image/png'),
  jpg: image('image/jpeg'),
  jpeg: image('image/jpeg'),
  webp: image('image/webp'),
  gif: image('image/gif'),
  pdf: file('application/pdf'),
  docx: file(`${openXml}.wordprocessingml.document`),
  xlsx: file(`${openXml}.spreadsheetml.sheet`),
  pptx: file(`${openXml}.presentationml.presentation`),
  odt: file(`${openDocument}.text`),
  ods: file(`${openDocument}.spreadsheet`),
  odp: file(`${openDocument}.presentation`),
  doc: file('application/msword'),
  xls: file('application/vnd.ms-excel'),
  ppt: file('application/vnd.ms-powerpoint'),
  txt: file('text/plain'),
  csv: file('text/csv'),
  zip: file('application/zip'),
};

/** The part of a name after its last dot, in lower case; empty where it has none. */
export const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** The kind that a name claims, or null where nothing of that name may be sent. */
export const kindOfName = (name: string): FileKind | null => {
  const voice = voiceTypeOf(name);
  if (voice !== null) return { kind: 'file', type: voice, voice: true };
  const extension = extensionOf(name);
  return Object.hasOwn(fileKinds, extension) ? (fileKinds[extension] ?? null) : null;
};
