import type { Company } from '../../../shared/domain/visitor.ts';
import type { TeamTalk } from '../../../shared/protocol/rep/team.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';

/** What a query selects of a visitor `v`, the account `a` and its owner `o`. */
export const visitorColumns = [
  'v.id as visitor_id',
  'v.name as visitor_name',
  'v.city',
  'v.country',
  'v.zone as visitor_zone',
  'v.practice',
  'a.id as account_id',
  'a.name as account_name',
  'a.target',
  'o.id as account_owner_id',
  'o.name as account_owner_name',
  'o.photo as account_owner_photo',
] as const;

export interface VisitorColumns {
  visitor_id: string;
  visitor_name: string | null;
  city: string | null;
  country: string | null;
  visitor_zone: string | null;
  practice: number;
  account_id: string | null;
  account_name: string | null;
  target: number | null;
  account_owner_id: string | null;
  account_owner_name: string | null;
  account_owner_photo: string | null;
}

const companyOf = (row: VisitorColumns): Company | null => {
  const { account_owner_id: ownerId, account_owner_name: ownerName } = row;
  if (row.account_id === null || row.account_name === null) return null;
  return {
    accountId: row.account_id,
    name: row.account_name,
    target: row.target === 1,
    owner:
      ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName, photo: row.account_owner_photo },
  };
};

/** The visitor as the team sees them. */
export const visitorRef = (row: VisitorColumns): TeamTalk['visitor'] => ({
  id: row.visitor_id,
  name: row.visitor_name,
  city: row.city,
  country: row.country,
  zone: row.visitor_zone,
  company: companyOf(row),
  ...practiceMarkOf(row),
});
