import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { decisionKinds, PassedOverWhy, type RoutingDecision } from '../../../shared/protocol/rep/routing.ts';
import trace from '../../locales/en/trace.json';
import { traceLines } from './trace-lines.ts';
import { lineDetail, lineTitle, nameList, passedOver, type TraceReader } from './trace-words.ts';

const person = (name: string) => ({ id: name.toLowerCase(), name, photo: null });
const [ada, bela, chen] = [person('Ada'), person('Bela'), person('Chen')];
let reader: TraceReader;

beforeAll(async () => {
  const words = i18next.createInstance();
  await words.init({
    lng: 'en',
    resources: { en: { trace } },
    ns: 'trace',
    defaultNS: 'trace',
    interpolation: { escapeValue: false },
  });
  reader = { t: words.getFixedT('en', 'trace') as TFunction<'trace'>, meId: 'bela', locale: 'en' };
});

const lineOf = (over: Partial<RoutingDecision>) => {
  const [line] = traceLines([
    {
      ...{ id: '1.0', at: 0, workItemId: 'item', kind: 'asked', rep: null, by: null, because: null, until: null },
      ...{ sole: false, rules: [], target: null },
      ...over,
    },
  ]);
  if (!line) throw new Error('no line');
  return line;
};
const target = (over: Partial<NonNullable<RoutingDecision['target']>>) => ({
  ...{ targetId: null, queueName: null, stage: 'queue' as const, offered: [], passed: [] },
  ...over,
});

describe('R11.3 the words of a trace', () => {
  it('say who was offered the visitor and why, and call the reader you', () => {
    const alone = lineOf({ kind: 'offered', because: 'owner', sole: true, target: target({ offered: [bela] }) });
    expect(lineTitle(alone, reader)).toBe('Offered to you alone');
    expect(lineDetail(alone, reader)).toBe('owner of the account');
    const several = lineOf({
      ...{ kind: 'offered', because: 'first_available' },
      target: target({ offered: [ada, bela, chen], queueName: 'Sales' }),
    });
    expect(lineTitle(several, reader)).toBe('Offered to Ada, you, and Chen');
    expect(lineDetail(several, reader)).toBe('first to accept gets it · Queue: Sales');
    expect(lineTitle(lineOf({ kind: 'accepted', rep: bela }), reader)).toBe('You accepted');
    expect(lineTitle(lineOf({ kind: 'handed_over', rep: chen, by: bela }), reader)).toBe('Chen took over from you');
    expect(lineTitle(lineOf({ kind: 'reassigned', rep: chen, by: bela }), reader)).toBe('You gave the visitor to Chen');
    const vain = lineOf({ kind: 'moved_on', because: 'nobody_ready', target: target({ stage: 'owner' }) });
    expect(lineTitle(vain, reader)).toBe("The account's owner could not be offered the visitor");
  });

  it('say why not, a group for each reason, and count whom they do not name', () => {
    const look = target({
      passed: [
        { why: 'in_call', reps: [ada, bela], more: 0 },
        { why: 'not_accepting', reps: [chen], more: 12 },
      ],
    });
    expect(passedOver(look, reader)).toEqual([
      { why: 'In a call', names: 'Ada and you' },
      { why: 'Not accepting', names: 'Chen and 12 more' },
    ]);
    const many = Array.from({ length: 9 }, (_, n) => person(`Rep ${n}`));
    expect(nameList(many, 3, reader)).toBe('Rep 0, Rep 1, Rep 2, Rep 3, Rep 4, and 7 more');
  });

  it('say which rule decided, and which did not fit', () => {
    const look = (ruleName: string, result: 'held' | 'failed') => ({
      ruleId: ruleName,
      ruleName,
      result,
      failed: null,
    });
    const line = lineOf({ rules: [look('DACH', 'failed'), look('Enterprise', 'failed'), look('Everybody', 'held')] });
    expect(lineDetail(line, reader)).toBe('Rule: Everybody · DACH and Enterprise did not fit');
  });

  it('have a sentence for everything that can be decided, and for every reason to be passed over', () => {
    for (const kind of decisionKinds)
      expect(lineTitle(lineOf({ kind, rep: ada, by: chen }), reader)).not.toContain('.');
    for (const why of PassedOverWhy.options) expect(trace.passed).toHaveProperty(why);
  });

  it('leave out a reason they do not know, as a newer router may have', () => {
    expect(lineDetail(lineOf({ kind: 'taken_back', rep: ada, because: 'eclipse' }), reader)).toBe('');
  });
});
