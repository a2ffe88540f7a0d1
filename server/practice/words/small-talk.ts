/** A question as buyers ask it, and what they ask next whatever the answer was. */
export interface Topic {
  readonly question: string;
  readonly next: readonly string[];
}

/** What people say around their questions, in one language. */
export interface SmallTalk {
  readonly topics: readonly Topic[];
  readonly hello: readonly string[];
  /** `{email}` and `{name}` stand for theirs. */
  readonly email: readonly string[];
  readonly noEmail: readonly string[];
  readonly name: readonly string[];
  readonly noName: readonly string[];
  readonly figures: readonly string[];
  readonly unsure: readonly string[];
  readonly call: readonly string[];
  readonly noCall: readonly string[];
  readonly pickTime: readonly string[];
  readonly noTime: readonly string[];
  readonly booked: readonly string[];
  readonly yes: readonly string[];
  readonly there: readonly string[];
  readonly thanks: readonly string[];
  readonly bye: readonly string[];
  readonly giveUp: readonly string[];
}
