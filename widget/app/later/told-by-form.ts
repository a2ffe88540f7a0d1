import type { Attributes } from '../../../shared/domain/identity.ts';

/** What a form told of the visitor. */
export interface ToldByForm {
  name?: string;
  email?: string;
  attributes: Attributes;
}

const most = 20;

/** The nearest name that an attribute may have. */
const attributeName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}_. -]/gu, '_')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 40);

/** Makes of a form's fields who somebody is, and what else they said, by the fields' names. */
export function toldByForm(fields: unknown): ToldByForm {
  const told: ToldByForm = { attributes: {} };
  for (const field of Array.isArray(fields) ? fields : []) {
    const [name, type, value] = (Array.isArray(field) ? field : []).map(String);
    if (!name || type === undefined || !value) continue;
    if (type === 'email' || /^e-?mail$/i.test(name)) told.email = value;
    else if (/^(full_?|your_?)?name$/i.test(name)) told.name = value;
    else if (Object.keys(told.attributes).length < most) {
      const key = attributeName(name);
      if (key) told.attributes[key] = value;
    }
  }
  return told;
}
