import { flag, type Guard, list, literal, matching, nullable, optional, shape, text, variant, whole } from './shape.ts';

export const id = matching(
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/i,
);
export const instant = whole();
const name: Guard = (value) => {
  const length = typeof value === 'string' ? value.trim().length : 0;
  return length > 0 && length <= 120;
};

const personParts = { id, name, photo: nullable(text) };
export const person = shape(personParts);
export const connectedPerson = shape({ ...personParts, connected: flag });

export const slotId: Guard = (value) => typeof value === 'string' && value.length <= 100;
export const hold = shape({ slotId, until: instant });

/** A picture or a file of a message. */
export const attachment = shape({
  id,
  name: text,
  kind: literal('image', 'file'),
  type: text,
  bytes: whole(),
  width: optional(whole(1)),
  height: optional(whole(1)),
  seconds: optional(whole(1)),
  state: literal('ready', 'gone'),
});

const entryOf = (parts: Record<string, Guard>): Guard => shape({ seq: whole(1), at: instant, ...parts });

export const entry = variant('type', {
  message: entryOf({
    id,
    clientId: id,
    sender: variant('kind', { visitor: shape({}), bot: shape({}), rep: shape({ rep: person }) }),
    text: nullable(text),
    files: optional(list(attachment)),
    editedAt: optional(instant),
    deletedAt: optional(instant),
  }),
  edited: entryOf({
    of: whole(1),
    text: nullable(text),
    note: optional(literal(true)),
    canceled: optional(shape({ by: person, startsAt: instant })),
  }),
  deleted: entryOf({ of: whole(1) }),
  note: entryOf({ note: nullable(shape({ id, clientId: id, rep: person, text, mentions: list(person) })) }),
  waiting: entryOf({}),
  joined: entryOf({
    rep: person,
    by: optional(person),
    guest: optional(literal(true)),
    reopened: optional(literal(true)),
  }),
  left: entryOf({
    rep: person,
    moved: optional(shape({ by: person, to: person })),
    guest: optional(literal(true)),
  }),
  transfer: entryOf({
    news: nullable(
      shape({
        id,
        from: person,
        toRep: nullable(person),
        toQueue: nullable(text),
        note: nullable(text),
        ended: nullable(literal('declined', 'timeout', 'nobody', 'taken_back', 'moved')),
      }),
    ),
  }),
  read: entryOf({ by: literal('visitor', 'rep'), upTo: whole() }),
  email_given: entryOf({}),
  emailed: entryOf({ upTo: whole(1) }),
  booker_shown: entryOf({}),
  booked: entryOf({ meetingId: id, startsAt: instant, canceledAt: optional(instant) }),
  call: entryOf({
    callId: id,
    startedBy: literal('visitor', 'rep'),
    reason: literal('hung_up', 'declined', 'missed', 'canceled', 'failed', 'left', 'busy'),
    seconds: whole(),
  }),
  demo: entryOf({ demoId: id, seconds: whole() }),
  erased: entryOf({}),
  closed: entryOf({ reason: literal('rep', 'visitor', 'visitor_left', 'idle', 'booked') }),
});

export const conversation = shape({
  id,
  visitorId: id,
  phase: literal('bot', 'waiting', 'overflow', 'active', 'closed'),
  rep: nullable(person),
  createdAt: instant,
  closedAt: nullable(instant),
  lastSeq: whole(),
  visitorReadSeq: whole(),
  repReadSeq: whole(),
  guests: optional(list(person)),
});

export const zone: Guard = (value) => {
  if (typeof value !== 'string' || value.length > 64) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
};

export const meetingParts = { rep: person, repZone: optional(zone), startsAt: instant, endsAt: instant, icsUrl: text };
