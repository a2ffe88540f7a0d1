import type * as z from 'zod';

/** One request of a namespace: what the sender gives and what the ack's data is. */
export interface RequestContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  input: I;
  output: O;
}

/** A map from event name to request contract. */
export type Contract = Record<string, RequestContract>;

/** The data a sender gives for event `K`, before defaults are filled in. */
export type InputOf<C extends Contract, K extends keyof C> = z.input<C[K]['input']>;

/** The data a handler receives for event `K`, parsed. */
export type ParsedInputOf<C extends Contract, K extends keyof C> = z.output<C[K]['input']>;

/** The data of a successful ack for event `K`. */
export type OutputOf<C extends Contract, K extends keyof C> = z.output<C[K]['output']>;

/** Declares one request. */
export const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): RequestContract<I, O> => ({
  input,
  output,
});
