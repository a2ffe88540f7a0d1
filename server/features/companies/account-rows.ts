import { accountDomain } from './account-domain.ts';
import { isFreeMail } from './free-mail.ts';
import { type CsvRecord, readCsv } from './read-csv.ts';

/** One account as a row wants it; what is undefined stays as it is. */
export interface WantedAccount {
  domain: string;
  name: string | undefined;
  /** Null for nobody. */
  ownerId: string | null | undefined;
}

export type WrongWhy = 'no_domain' | 'not_a_domain' | 'twice' | 'free_mail' | 'unknown_owner' | 'columns' | 'too_long';

/** A row that cannot be taken, and the words it is about. */
export interface WrongRow {
  line: number;
  why: WrongWhy;
  text: string;
}

type Column = 'domain' | 'company' | 'owner';

const nameLength = 120;
const shownLength = 120;

/** What people call the columns in their own lists. */
const columnNames: Record<string, Column> = {
  domain: 'domain',
  website: 'domain',
  company: 'company',
  'company name': 'company',
  account: 'company',
  'account name': 'company',
  name: 'company',
  owner: 'owner',
  'owner email': 'owner',
  'owner e-mail': 'owner',
  'account owner': 'owner',
};

const plainOrder: readonly Column[] = ['domain', 'company', 'owner'];

/** The columns a header names, or null where the record is none. */
const headerOf = ({ cells }: CsvRecord): (Column | null)[] | null => {
  const columns = cells.map((cell) => columnNames[cell.toLowerCase()] ?? null);
  return columns.includes('domain') ? columns : null;
};

/** Reads the rows of an account list; `ownerOf` knows the active people by e-mail address. */
export const accountRows = (
  csv: string,
  ownerOf: (email: string) => string | undefined,
): { wanted: WantedAccount[]; wrong: WrongRow[] } => {
  const records = readCsv(csv);
  const header = records[0] ? headerOf(records[0]) : null;
  const columns = header ?? plainOrder;
  const seen = new Set<string>();
  const wrong: WrongRow[] = [];
  const wanted: WantedAccount[] = [];

  const readRow = ({ cells, broken }: CsvRecord): WantedAccount | Omit<WrongRow, 'line'> => {
    const beyond = cells.slice(columns.length).some((cell) => cell !== '');
    if (broken || beyond) return { why: 'columns', text: cells.join(' ') };
    const cellOf = (column: Column): string | undefined => cells[columns.indexOf(column)];
    const given = cellOf('domain') ?? '';
    if (given === '') return { why: 'no_domain', text: cells.join(' ').trim() };
    const domain = accountDomain(given);
    if (domain === null) return { why: 'not_a_domain', text: given };
    if (isFreeMail(domain)) return { why: 'free_mail', text: domain };
    if (seen.has(domain)) return { why: 'twice', text: domain };
    seen.add(domain);
    const name = cellOf('company')?.replace(/\s+/g, ' ') || undefined;
    if (name !== undefined && name.length > nameLength) return { why: 'too_long', text: name };
    const owner = cellOf('owner');
    const ownerId = owner ? ownerOf(owner.toLowerCase()) : null;
    if (ownerId === undefined) return { why: 'unknown_owner', text: owner ?? '' };
    return { domain, name, ownerId: owner === undefined ? undefined : ownerId };
  };

  for (const record of header ? records.slice(1) : records) {
    const row = readRow(record);
    if ('why' in row) wrong.push({ line: record.line, why: row.why, text: row.text.slice(0, shownLength) });
    else wanted.push(row);
  }
  return { wanted, wrong };
};
