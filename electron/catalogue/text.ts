import { en } from './en.ts';

/** The name of a text in the catalogue. */
export type TextKey = keyof typeof en;

/** The text of a key with its `{placeholders}` filled in. */
export const text = (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string =>
  en[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
