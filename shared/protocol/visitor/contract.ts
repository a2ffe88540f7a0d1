import * as z from 'zod';
import { Conversation } from '../../domain/conversation.ts';
import { PersonRef } from '../../domain/person.ts';
import { Email, Id, Instant, MessageText, Name, Zone } from '../../domain/scalars.ts';
import { callNoticeRequests, callReportRequests } from '../call-quality-requests.ts';
import { callRequests } from '../call-requests.ts';
import { cameraRequests } from '../camera-requests.ts';
import { request } from '../contract.ts';
import { conversationRequests } from '../conversation-stream.ts';
import { visitorDemoRequests } from '../demo-requests.ts';
import { editingRequests } from '../editing.ts';
import { fileRequests } from '../files.ts';
import { typingRequests } from '../typing.ts';
import { consentRequests } from './consent.ts';
import { identityRequests } from './identity.ts';
import { PounceReply, Teaser, visitorPounceRequests } from './pounce.ts';
import { visitorPrivacyRequests } from './privacy.ts';
import { SlotHold, slotHoldRequests } from './slot-hold.ts';

const none = z.object({});

/** Schema of a page view as the widget reports it. */
export const PageView = z.object({
  url: z.url().max(2000),
  title: z.string().max(300),
  referrer: z.string().max(2000),
});
/** A page view as the widget reports it. */
export type PageView = z.infer<typeof PageView>;

/** Schema of what the visitor's messenger shows now; each push replaces the last, `version` only grows within a socket. */
export const VisitorState = z.object({
  version: z.number().int().nonnegative(),
  /** True while a rep could be offered a conversation. */
  repsAvailable: z.boolean(),
  /** True while a rep who takes calls is free for one: *Call us* is offered then and only then. */
  canCall: z.boolean(),
  /** Up to three faces for the header. */
  faces: z.array(PersonRef),
  conversation: Conversation.nullable(),
  waiting: z
    .object({
      since: Instant,
      /** From when *book instead* is shown. */
      bookAt: Instant,
      /** They asked to be called: whoever comes calls at once. */
      byVoice: z.boolean(),
    })
    .nullable(),
  /** The rep of an active conversation and whether they are there. */
  rep: PersonRef.extend({ connected: z.boolean() }).nullable(),
  /** The conversation's live call, if there is one. */
  call: Id.nullable(),
  /** The conversation's live demo; absent where there is none. */
  demo: Id.optional(),
  /** True while the visitor should be asked for an e-mail address. */
  askEmail: z.boolean(),
  email: z.string().nullable(),
  meeting: z
    .object({
      id: Id,
      rep: PersonRef,
      repZone: Zone.optional(),
      startsAt: Instant,
      endsAt: Instant,
      icsUrl: z.string(),
    })
    .nullable(),
  /** The slot that is held while its form is filled in; null where none is. */
  hold: SlotHold.nullable(),
  /** A rep's first word to a visitor who did not ask; null where there is none, or it was answered or closed. */
  pounce: Teaser.nullable(),
});
/** What the visitor's messenger shows now. */
export type VisitorState = z.infer<typeof VisitorState>;

/** What a visitor may choose before a conversation exists. */
export const experienceChoices = ['talk', 'call', 'book'] as const;
/** One of the choices. */
export type ExperienceChoice = (typeof experienceChoices)[number];

/** Schema of the built-in experience as the widget shows it: the steps before a conversation exists. */
export const ExperienceView = z.object({
  id: Id,
  greeting: z.string(),
  choices: z.array(z.object({ id: z.enum(experienceChoices), label: z.string() })),
});
/** The experience served on this page. */
export type ExperienceView = z.infer<typeof ExperienceView>;

/** Schema of one free slot; `id` names rep and start and is checked again when it is booked. */
export const Slot = z.object({ id: z.string().max(100), startsAt: Instant, endsAt: Instant });
/** One free slot. */
export type Slot = z.infer<typeof Slot>;

/** Every request of namespace `/visitor`. */
export const visitorRequests = {
  /** What to show, after connect and after any doubt. */
  'state.get': request(none, VisitorState),
  'page.view': request(PageView, none),
  ...consentRequests,
  ...identityRequests,
  /** The experience of the current page; asking is not an impression. */
  'experience.get': request(none, z.object({ experience: ExperienceView.nullable() })),
  /** The experience was served on the page (an impression); answers with its id, the same one for the same page view. */
  'experience.shown': request(z.object({ experienceId: Id }), z.object({ impressionId: Id })),
  /** The visitor closed the messenger (a possible drop-off) or opened it again. */
  'messenger.toggled': request(z.object({ open: z.boolean() }), none),
  /**
   * Starts a conversation, once per `clientId`: by a choice of the experience, or with the visitor's own words. Both but
   * `book` hit *Route for Inbound Chat*. With a conversation already open, answers that one.
   */
  'conversation.start': request(
    z.object({
      clientId: Id,
      impressionId: Id.optional(),
      by: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('choice'), choice: z.enum(experienceChoices) }),
        z.object({ kind: z.literal('text'), text: MessageText }),
        PounceReply,
      ]),
    }),
    z.object({ conversation: Conversation }),
  ),
  ...conversationRequests,
  ...fileRequests,
  ...editingRequests,
  ...typingRequests,
  ...visitorPounceRequests,
  ...callRequests,
  ...callReportRequests,
  ...callNoticeRequests,
  ...cameraRequests,
  ...visitorDemoRequests,
  'email.give': request(z.object({ email: Email }), none),
  'email.skip': request(none, none),
  /** Free slots of the next 14 days, oldest first, one per start; `more` never exceeds what the form shows. */
  'slot.list': request(
    z.object({ zone: Zone }),
    // `repZone` is given where `rep` is, so that both sides' times can be shown.
    z.object({ slots: z.array(Slot), rep: PersonRef.nullable(), repZone: Zone.optional() }),
  ),
  ...slotHoldRequests,
  ...visitorPrivacyRequests,
  /** Books a slot, once per `clientId`; `slot_taken` where somebody was faster. */
  'meeting.book': request(
    z.object({ clientId: Id, slotId: z.string().max(100), name: Name, email: Email, zone: Zone }),
    z.object({
      meetingId: Id,
      rep: PersonRef,
      repZone: Zone.optional(),
      startsAt: Instant,
      endsAt: Instant,
      icsUrl: z.string(),
    }),
  ),
} as const;

/** The contract of namespace `/visitor`. */
export type VisitorContract = typeof visitorRequests;
