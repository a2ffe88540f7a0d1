import * as z from 'zod';
import { request } from '../contract.ts';

/** Schema of where the router asks which company a visitor comes from; null asks nobody. */
export const Enrichment = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  /** Signs each question (Standard Webhooks); made by the router. */
  secret: z.string(),
});
/** Where the router asks which company a visitor comes from. */
export type Enrichment = z.infer<typeof Enrichment>;

/** Schema of the body of the router's question. */
export const EnrichmentQuestion = z.object({
  visitorId: z.string(),
  country: z.string().nullable(),
  /** The domain of the visitor's e-mail address, where that is no free-mail address. */
  domain: z.string().optional(),
  /** The visitor's network: an address cut to /24 (IPv4) or /48 (IPv6). */
  network: z.string().optional(),
});
/** The body of the router's question. */
export type EnrichmentQuestion = z.infer<typeof EnrichmentQuestion>;

/** Schema of an answer that names a company; any other answer, and status 204 or 404, means unknown. */
export const EnrichmentAnswer = z.object({
  name: z.string().trim().min(1).max(120),
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/),
});
/** An answer that names a company. */
export type EnrichmentAnswer = z.infer<typeof EnrichmentAnswer>;

const none = z.object({});

/** The requests of the enrichment setting. */
export const enrichmentRequests = {
  'enrichment.get': request(none, Enrichment),
  'enrichment.set': request(z.object({ url: Enrichment.shape.url, newSecret: z.boolean().default(false) }), Enrichment),
  /** Asks once, for the given domain; the company it named, null for *unknown*, or why there was no answer. */
  'enrichment.test': request(
    z.object({ domain: EnrichmentAnswer.shape.domain }),
    z.object({
      company: EnrichmentAnswer.nullable(),
      problem: z.enum(['off', 'address', 'time', 'status', 'answer', 'network']).nullable(),
      /** The status where that is the problem. */
      status: z.number().int().nullable(),
    }),
  ),
} as const;
