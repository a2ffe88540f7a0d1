import type { IncomingHttpHeaders } from 'node:http';

/** The languages a browser asks for, the most wanted first. */
export const readLanguages = ({ headers }: { headers: IncomingHttpHeaders }): string[] =>
  (headers['accept-language'] ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
