/** One record of a CSV: its cells, and the line of the text on which it begins. */
export interface CsvRecord {
  line: number;
  cells: string[];
  /** True where a quote was never closed, or text goes on behind one that was. */
  broken: boolean;
}

const separators = [',', ';', '\t'] as const;

/** The separator that is in the first line oftenest, outside of quotes. */
const separatorOf = (text: string): string => {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const found = separators.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return found[0] ?? ',';
};

/**
 * Reads a CSV as RFC 4180 has it: cells in quotes may hold separators, line breaks and doubled quotes. Commas, semicolons and
 * tabs separate; a byte order mark and lines without anything are passed over.
 */
export const readCsv = (csv: string): CsvRecord[] => {
  const text = csv.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const cell = new RegExp(`"((?:[^"]|"")*)("?)([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*)`, 'y');
  const records: CsvRecord[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const record: CsvRecord = { line, cells: [], broken: false };
    for (;;) {
      cell.lastIndex = at;
      const [all = '', quoted, closed, behind, plain] = cell.exec(text) ?? [];
      at += all.length;
      line += all.match(/\r\n|\r|\n/g)?.length ?? 0;
      if (quoted !== undefined && (closed === '' || behind?.trim())) record.broken = true;
      record.cells.push((quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).trim());
      if (text[at] !== separator) break;
      at += 1;
    }
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
    }
    if (record.broken || record.cells.some((one) => one !== '')) records.push(record);
  }
  return records;
};
