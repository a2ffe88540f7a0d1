/** How long after sending it a visitor may edit or delete a message, in milliseconds by the router's clock. */
export const visitorMayChangeMs = 15 * 60_000;
