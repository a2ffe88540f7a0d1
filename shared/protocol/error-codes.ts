/**
 * The closed list of error codes that any ack, HTTP answer or IPC answer of Foyer may carry. It stands apart from its
 * schema because the widget reads codes and cannot afford zod.
 */
export const errorCodes = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'rescinded',
  'too_large',
  'rate_limited',
  'too_old',
  'unavailable',
  'internal',
  'slot_taken',
  'invalid_credentials',
  'code_expired',
] as const;

/** Codes after which the same request, sent again later, may succeed; all others are permanent for that request. */
export const isTransient = (code: (typeof errorCodes)[number]): boolean =>
  code === 'unavailable' || code === 'rate_limited' || code === 'internal';
