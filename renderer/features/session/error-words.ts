import type { ErrorCode } from '../../../shared/protocol/errors.ts';

const KNOWN = [
  'invalid_credentials',
  'rate_limited',
  'unavailable',
  'code_expired',
  'forbidden',
  'bad_request',
  'not_found',
  'conflict',
] as const;

/** The key under `errors` in session.json for a refusal of the router. */
export function errorKey(code: ErrorCode): `errors.${(typeof KNOWN)[number]}` | 'errors.other' {
  const known = KNOWN.find((each) => each === code);
  return known === undefined ? 'errors.other' : `errors.${known}`;
}

const INVALID = ['email', 'required', 'password', 'long', 'origin', 'origins', 'url', 'code'] as const;

/** The key under `invalid` in session.json for what a form's schema said. */
export function invalidKey(message: string): `invalid.${(typeof INVALID)[number]}` {
  return `invalid.${INVALID.find((each) => each === message) ?? 'required'}`;
}
