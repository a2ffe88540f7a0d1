/** What is typed, as it is typed: a blank at its end is the beginning of the next word. Null where there is nothing. */
export const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed);
