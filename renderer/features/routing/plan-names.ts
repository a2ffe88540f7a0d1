/** What the ids of a plan are called, in the reader's words; what is gone is called so. */
export interface PlanNames {
  queue(id: string): string;
  hours(id: string): string;
  rep(id: string): string;
  site(id: string): string;
  account(id: string): string;
  country(code: string): string;
  language(code: string): string;
  /** Joins alternatives: *a, b or c*. */
  anyOf(words: readonly string[]): string;
  /** Joins what holds together: *a, b and c*. */
  allOf(words: readonly string[]): string;
}
