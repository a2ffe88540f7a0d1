import { describe, expect, it } from 'vitest';
import { changesOf, foundTexts, textProblem, withChanges, withText } from './texts-form.ts';

const talk = { key: 'experience.talk', part: 'experience', text: 'Talk to sales' };
const joined = { key: 'event.joined', part: 'later', text: '{name} joined' };

describe('texts of a site’s own', () => {
  it('are kept only where they differ', () => {
    const own = withText({}, talk, 'Ask us');
    expect(own).toEqual({ 'experience.talk': 'Ask us' });
    expect(withText(own, talk, 'Talk to sales')).toEqual({});
    expect(withText(own, talk, ' ')).toEqual({});
  });

  it('that were not saved are kept as changes, beside what a colleague has saved meanwhile', () => {
    const saved = { a: 'one', b: 'two' };
    const changes = changesOf({ a: 'one', c: 'three' }, saved);
    expect(changes).toEqual({ b: null, c: 'three' });
    expect(withChanges({ ...saved, d: 'theirs' }, changes)).toEqual({ a: 'one', c: 'three', d: 'theirs' });
    expect(changesOf(saved, { ...saved })).toBeUndefined();
    expect(withChanges(saved, undefined)).toEqual(saved);
    expect(withChanges(saved, { a: 7 })).toEqual({ b: 'two' });
  });

  it('may leave a blank out and add none', () => {
    expect(textProblem(joined.text, 'Welcome')).toBeNull();
    expect(textProblem(joined.text, 'Welcome to {nmae}')).toEqual({ kind: 'strange', blank: '{nmae}' });
    expect(textProblem(joined.text, 'x'.repeat(401))).toEqual({ kind: 'long' });
  });

  it('are found by the usual words and by one’s own, in the order visitors meet them', () => {
    const own = { 'event.joined': 'Ask anything' };
    const parts = (wanted: string, onlyOwn = false) =>
      foundTexts([joined, talk], own, wanted, onlyOwn).map(({ part }) => part);
    expect(parts('')).toEqual(['experience', 'later']);
    expect(parts('ASK')).toEqual(['later']);
    expect(parts('sales')).toEqual(['experience']);
    expect(parts('', true)).toEqual(['later']);
    expect(parts('nothing')).toEqual([]);
    expect(foundTexts([joined, talk], own, 'hello', false, { 'event.joined': 'Hello from {name}' })).toHaveLength(1);
  });
});
