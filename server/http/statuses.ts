import type { ErrorCode } from '../../shared/protocol/errors.ts';

/** The HTTP status of each error of the closed list. */
export const statusOf: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rescinded: 409,
  slot_taken: 409,
  code_expired: 410,
  too_large: 413,
  too_old: 426,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};
