import { test } from 'vitest';
import { sendGarbageToEvents, sendGarbageToRoutes } from './support/garbage-run.ts';

test('10,000 pieces of garbage on every event', () => sendGarbageToEvents(10_000));

test('3,000 pieces of garbage on every route', () => sendGarbageToRoutes(3_000));
