/** 0 or 1: neither SQLite nor our PostgreSQL schema has booleans. */
export type Flag = number;
/** UTC milliseconds. */
export type Millis = number;
/** A JSON text. */
export type Json = string;
