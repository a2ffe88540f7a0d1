import { test } from 'vitest';
import { sendGarbageToEvents, sendGarbageToRoutes } from './support/garbage-run.ts';

test(
  '1,000 pieces of garbage on every event: typed errors, nothing stored, everybody still served',
  () => sendGarbageToEvents(1_000),
  180_000,
);

test('300 pieces of garbage on every route: typed errors, nothing stored', () => sendGarbageToRoutes(300), 180_000);
