import { expect, test } from 'vitest';
import { VisitorCard } from '../../shared/domain/visitor.ts';
import { changing, feedCard } from './feed-cards.ts';

test('a card of the feed is one the contract knows, and a look changes its page only', () => {
  const card = feedCard(5, 0);
  expect(VisitorCard.parse(card)).toEqual(card);
  expect(feedCard(5, 3)).toEqual({ ...card, page: feedCard(5, 3).page });
  expect(feedCard(5, 3).page).not.toEqual(card.page);
});

test('no two visitors share an id', () => {
  expect(new Set(Array.from({ length: changing }, (_, index) => feedCard(index, 0).id)).size).toBe(changing);
});
