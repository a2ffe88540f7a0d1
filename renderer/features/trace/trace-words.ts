import type { TFunction } from 'i18next';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { TargetLook } from '../../../shared/protocol/rep/routing.ts';
import { formatClock } from '../../lib/relative-time.ts';
import trace from '../../locales/en/trace.json';
import type { TraceLine } from './trace-lines.ts';

/** What words depend on: the catalogue, who reads, and how they write times. */
export interface TraceReader {
  t: TFunction<'trace'>;
  meId: string;
  locale: string;
}

/** Of many names, so many are told. */
const namesTold = 6;

/** A sentence of a group of the catalogue, or null where it has none: the router may know reasons that this console does not. */
const said = <G extends 'why' | 'taken' | 'requeuedWhy' | 'movedWhy' | 'returnedWhy'>(
  t: TFunction<'trace'>,
  group: G,
  code: string | null,
): string | null => (code !== null && Object.hasOwn(trace[group], code) ? t(`${group}.${code}` as 'why.owner') : null);

/** *Ada, you and 3 more*; `first` begins a sentence. */
export function nameList(
  reps: readonly PersonRef[],
  more: number,
  { t, meId, locale }: TraceReader,
  first = false,
): string {
  if (reps.length === 0 && more === 0) return t(first ? 'goneFirst' : 'gone');
  const told = reps.length > namesTold ? reps.slice(0, namesTold - 1) : reps;
  const rest = more + reps.length - told.length;
  const names = told.map(({ id, name }, at) => {
    if (id !== meId) return name;
    return t(first && at === 0 ? 'youFirst' : 'you');
  });
  if (rest > 0) names.push(t('more', { count: rest }));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

function offered(line: TraceLine, reader: TraceReader): string {
  const { t } = reader;
  const reps = line.target?.offered ?? line.reps;
  if (reps.length === 0) return t('offered.nobody');
  return t(line.sole ? 'offered.alone' : 'offered.several', { names: nameList(reps, 0, reader) });
}

function canceled(because: string | null, t: TFunction<'trace'>): string {
  if (because === 'booked' || because === 'visitor_left') return t(`canceled.${because}`);
  return t('canceled.closed');
}

function outcome(because: string | null, t: TFunction<'trace'>): string {
  if (because === 'conversation' || because === 'chose_to_book' || because === 'no_rep') return t(`outcome.${because}`);
  return t('outcome.missed');
}

/** What a line says, as a plain sentence. */
export function lineTitle(line: TraceLine, reader: TraceReader): string {
  const { t } = reader;
  const { kind, because, by } = line;
  const names = nameList(line.reps, 0, reader, true);
  const within = nameList(line.reps, 0, reader);
  switch (kind) {
    case 'offered':
      return offered(line, reader);
    case 'canceled':
      return canceled(because, t);
    case 'outcome':
      return outcome(because, t);
    case 'completed':
      if (because === 'closed' || because === 'visitor_left') return t(`completed.${because}`);
      return because === 'rep_deactivated' ? t('completed.rep_deactivated', { names }) : t('completed.wrapped');
    case 'moved_on':
      return line.target === null ? t('moved_on') : t(`movedFrom.${line.target.stage}`);
    case 'reassigned':
    case 'handed_over':
      return t(kind, {
        by: nameList(by ? [by] : [], 0, reader, kind === 'reassigned'),
        names: kind === 'reassigned' ? within : names,
      });
    case 'transferred': {
      const from = nameList(by ? [by] : [], 0, reader, true);
      return line.reps.length > 0 ? t('transferredTo', { by: from, names: within }) : t('transferred', { by: from });
    }
    case 'owned':
    case 'returned':
    case 'taken_back':
    case 'requeued':
      return t(kind, { names: within });
    default:
      return t(kind, { names });
  }
}

/** What stands under it: why, and until when. */
export function lineDetail(line: TraceLine, reader: TraceReader): string {
  const { t, locale } = reader;
  const { kind, because, until, target } = line;
  const parts: (string | null)[] = [];
  if (kind === 'offered' && target?.offered.length !== 0) {
    parts.push(said(t, 'why', because));
    if (target?.queueName != null) parts.push(t('queue', { queue: target.queueName }));
    if (until !== null) parts.push(t('answerBy', { time: formatClock(until, locale) }));
  }
  if (kind === 'asked' || kind === 'rerouted') parts.push(...rules(line, t, locale));
  if (kind === 'taken_back') parts.push(said(t, 'taken', because));
  if (kind === 'requeued') parts.push(said(t, 'requeuedWhy', because));
  if (kind === 'returned') parts.push(said(t, 'returnedWhy', because));
  // That nobody could be offered the visitor is what the line says already.
  const saidAlready = kind === 'moved_on' && target !== null && because === 'nobody_ready';
  if ((kind === 'moved_on' || kind === 'booker') && !saidAlready) parts.push(said(t, 'movedWhy', because));
  if (kind === 'outcome' && because === 'missed' && line.reps.length > 0) {
    parts.push(t('missedBy', { names: nameList(line.reps, 0, reader) }));
  }
  return parts.filter((part) => part !== null).join(' · ');
}

function rules(line: TraceLine, t: TFunction<'trace'>, locale: string): string[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const named = (result: TraceLine['rules'][number]['result']): string[] =>
    line.rules.flatMap((look) => (look.result === result ? [look.ruleName] : []));
  const [held, failed, off] = [named('held'), named('failed'), named('disabled')];
  return [
    ...held.map((rule) => t('rule', { rule })),
    ...(failed.length > 0 ? [t('rulesTried', { rules: list.format(failed), count: failed.length })] : []),
    ...(off.length > 0 ? [t('rulesOff', { rules: list.format(off) })] : []),
  ];
}

/** Who was passed over, a group for each reason. */
export function passedOver(target: TargetLook, reader: TraceReader): { why: string; names: string }[] {
  return target.passed.map(({ why, reps, more }) => ({
    why: reader.t(`passed.${why}`),
    names: nameList(reps, more, reader),
  }));
}
