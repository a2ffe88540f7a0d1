/** What the clients were told is so: the database has to agree. */
export interface Oracle {
  /** Every acknowledged message, with what the ack said. */
  readonly acked: { conversationId: string; senderId: string; clientId: string; id: string; seq: number }[];
  /** Messages that were refused for good. */
  readonly refused: { conversationId: string; clientId: string }[];
  /** Every acknowledged booking. */
  readonly booked: { clientId: string; meetingId: string }[];
  /** What visitors read of each conversation, in order. */
  readonly read: Map<string, { seq: number; type: string }[]>;
  /** How often each rep has gone once through their work. */
  readonly rounds: Map<string, number>;
  /** What must never be answered. */
  readonly faults: string[];
}

export const newOracle = (): Oracle => ({
  acked: [],
  refused: [],
  booked: [],
  read: new Map(),
  rounds: new Map(),
  faults: [],
});
