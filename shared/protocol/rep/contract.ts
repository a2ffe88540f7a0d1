import * as z from 'zod';
import { FileSettings } from '../../domain/attachment.ts';
import { CallSettings } from '../../domain/call-settings.ts';
import { ConsentIn } from '../../domain/consent.ts';
import { DeskSettings } from '../../domain/desk.ts';
import { MailSettings } from '../../domain/mail.ts';
import { Availability, Meeting } from '../../domain/meeting.ts';
import { MonitorSettings } from '../../domain/monitor-settings.ts';
import { Person, PersonRef, Role } from '../../domain/person.ts';
import { PounceSettings } from '../../domain/pounce.ts';
import { PracticeSettings, practiceMark } from '../../domain/practice.ts';
import { NamedStatus, Presence, StatusChoice } from '../../domain/presence.ts';
import { RoutingTimes } from '../../domain/routing-times.ts';
import { Email, Id, Instant, Name, Zone } from '../../domain/scalars.ts';
import { VisitorDetail } from '../../domain/visitor.ts';
import { callRecordRequests, callReportRequests } from '../call-quality-requests.ts';
import { callRequests } from '../call-requests.ts';
import { cameraRequests } from '../camera-requests.ts';
import { request } from '../contract.ts';
import { conversationRequests } from '../conversation-stream.ts';
import { repDemoRequests } from '../demo-requests.ts';
import { editingRequests } from '../editing.ts';
import { fileRequests } from '../files.ts';
import { ConsentMode, Site } from '../http/setup.ts';
import { typingRequests } from '../typing.ts';
import { companyRequests } from './company.ts';
import { closedFilter, closedMarks, deskRequests } from './desk.ts';
import { enrichmentRequests } from './enrichment.ts';
import { guestRequests } from './guests.ts';
import { iceRequests } from './ice.ts';
import { siteIdentityRequests } from './identity.ts';
import { liveRequests } from './live.ts';
import { lookRequests } from './look.ts';
import { machineRequests } from './machine.ts';
import { mailRequests } from './mail.ts';
import { mergeRequests } from './merge.ts';
import { monitorRequests } from './monitor.ts';
import { pounceRequests } from './pounce.ts';
import { practiceRequests } from './practice.ts';
import { privacyRequests } from './privacy.ts';
import { reopenRequests } from './reopen.ts';
import { routingRequests } from './routing.ts';
import { searchRequests } from './search.ts';
import { statusRequests } from './statuses.ts';
import { teamRequests } from './team.ts';
import { textRequests } from './texts.ts';
import { OpenView, ViewSnapshot } from './views.ts';

const none = z.object({});

/** Schema of the workspace's settings; seconds where the name ends in `S`. */
export const Settings = z.object({
  workspaceName: Name,
  chatOfferTimeoutS: z.number().int().min(5).max(300),
  bookVisibleS: z.number().int().min(0).max(300),
  chatCapacity: z.number().int().min(1).max(20),
  missesBeforeAway: z.number().int().min(1).max(20),
  wrapUpS: z.number().int().min(0).max(600),
  ...RoutingTimes.shape,
  ...PracticeSettings.shape,
  ...PounceSettings.shape,
  ...DeskSettings.shape,
  ...MailSettings.shape,
  ...CallSettings.shape,
  ...MonitorSettings.shape,
  ...FileSettings.shape,
});
/** The workspace's settings. */
export type Settings = z.infer<typeof Settings>;

/** Schema of an invitation as admins see it; the link is shown once, when it is made. */
export const Invitation = z.object({
  id: Id,
  email: Email,
  role: Role,
  createdAt: Instant,
  expiresAt: Instant,
  createdBy: PersonRef,
  state: z.enum(['open', 'accepted', 'expired', 'revoked']),
});
/** An invitation as admins see it. */
export type Invitation = z.infer<typeof Invitation>;

/** Schema of one row of the closed box. */
export const ClosedConversation = z.object({
  id: Id,
  visitorId: Id,
  visitorName: z.string().nullable(),
  city: z.string().nullable(),
  company: z.object({ name: z.string(), target: z.boolean() }).nullable(),
  ...practiceMark,
  words: z.string(),
  rep: PersonRef.nullable(),
  closedAt: Instant,
  ...closedMarks,
});
/** One row of the closed box. */
export type ClosedConversation = z.infer<typeof ClosedConversation>;

/** Schema of one row of the audit log. */
export const AuditRow = z.object({
  id: Id,
  at: Instant,
  actor: PersonRef.nullable(),
  action: z.string(),
  object: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
/** One row of the audit log. */
export type AuditRow = z.infer<typeof AuditRow>;

const Link = z.object({ url: z.url(), expiresAt: Instant });

/** Every request of namespace `/rep`. */
export const repRequests = {
  'session.hello': request(
    none,
    z.object({
      me: Person,
      presence: Presence,
      /** The workspace's own, in the order they are chosen from. */
      statuses: z.array(NamedStatus),
      settings: Settings,
      demo: z.boolean(),
      now: Instant,
    }),
  ),
  /** The server's clock, for the client's offset. */
  'time.now': request(none, z.object({ now: Instant })),
  'presence.set': request(z.object({ status: StatusChoice }), z.object({ presence: Presence })),
  ...statusRequests,
  ...teamRequests,
  'routing.get': routingRequests['routing.get'],
  'routing.attributes': routingRequests['routing.attributes'],
  'routing.upload': routingRequests['routing.upload'],
  'routing.save': routingRequests['routing.save'],
  'routing.versions': routingRequests['routing.versions'],
  'routing.version': routingRequests['routing.version'],
  'routing.restore': routingRequests['routing.restore'],
  'accounts.list': routingRequests['accounts.list'],
  'accounts.upload': routingRequests['accounts.upload'],
  'accounts.import': routingRequests['accounts.import'],
  'account.set_owner': routingRequests['account.set_owner'],
  'routing.trace': routingRequests['routing.trace'],
  'routing.what_if': routingRequests['routing.what_if'],
  'routing.preview': routingRequests['routing.preview'],
  'routing.queues': routingRequests['routing.queues'],
  'conversation.take': routingRequests['conversation.take'],
  'conversation.transfer': routingRequests['conversation.transfer'],
  'conversation.transfer_cancel': routingRequests['conversation.transfer_cancel'],
  ...machineRequests,
  /** Opens (or, with a known `viewId`, replaces) a window and answers with its snapshot. */
  'view.open': request(OpenView, ViewSnapshot),
  'view.close': request(z.object({ viewId: Id }), none),
  ...conversationRequests,
  ...editingRequests,
  ...typingRequests,
  ...guestRequests,
  ...companyRequests,
  ...searchRequests,
  ...deskRequests,
  ...reopenRequests,
  ...callRequests,
  ...callReportRequests,
  ...callRecordRequests,
  ...cameraRequests,
  ...monitorRequests,
  ...repDemoRequests,
  /** The closed box, newest first; `before` is the `closedAt`/`id` of the last row had. */
  'conversation.closed': request(
    z.object({
      whose: z.enum(['mine', 'all']).default('all'),
      ...closedFilter,
      before: z.object({ at: Instant, id: Id }).optional(),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    z.object({ items: z.array(ClosedConversation), more: z.boolean() }),
  ),
  /** Accepts an offer; answered `rescinded` with the winner's name in `detail.winner` where another was first. */
  'offer.accept': request(z.object({ reservationId: Id }), z.object({ conversationId: Id })),
  'offer.decline': request(z.object({ reservationId: Id }), none),
  ...liveRequests,
  ...enrichmentRequests,
  ...mailRequests,
  ...iceRequests,
  ...privacyRequests,
  ...textRequests,
  ...mergeRequests,
  'visitor.get': request(z.object({ visitorId: Id }), VisitorDetail),
  ...pounceRequests,
  /** The reader's own free times of the next 14 days, oldest first. */
  'meeting.slots': request(none, z.object({ slots: z.array(z.object({ startsAt: Instant, endsAt: Instant })) })),
  /** Books one's own free time for the visitor of a conversation that runs, once per `clientId`; `slot_taken` where it is not free any more. */
  'meeting.book_for': request(
    z.object({ conversationId: Id, clientId: Id, startsAt: Instant, name: Name, email: Email }),
    z.object({ meeting: Meeting }),
  ),
  'meeting.cancel': request(z.object({ meetingId: Id }), z.object({ meeting: Meeting })),
  /** A signed link, good for 10 minutes, to the meeting's `.ics` file. */
  'meeting.ics': request(z.object({ meetingId: Id }), Link),
  'availability.get': request(none, Availability),
  'availability.set': request(Availability, Availability),
  'profile.update': request(z.object({ name: Name, zone: Zone }), Person),
  'profile.password': request(z.object({ current: z.string().max(256), next: z.string().min(10).max(256) }), none),
  'people.list': request(none, z.object({ people: z.array(Person), invitations: z.array(Invitation) })),
  'people.invite': request(z.object({ email: Email, role: Role }), z.object({ invitation: Invitation, link: Link })),
  'people.revoke_invitation': request(z.object({ invitationId: Id }), none),
  'people.set_role': request(z.object({ personId: Id, role: Role }), Person),
  /** Deactivating hands over open chats and future meetings. */
  'people.set_active': request(z.object({ personId: Id, active: z.boolean() }), Person),
  /** A one-use link by which the person sets a new password; works without SMTP. */
  'people.reset_password': request(z.object({ personId: Id }), Link),
  'people.sign_out': request(z.object({ personId: Id }), none),
  'site.list': request(none, z.object({ sites: z.array(Site) })),
  'site.create': request(z.object({ name: Name, origins: z.array(z.string()).min(1).max(20) }), Site),
  'site.update': request(
    z.object({
      siteId: Id,
      name: Name,
      origins: z.array(z.string()).min(1).max(20),
      consent: ConsentMode,
      /** Left out it stays. */
      consentIn: ConsentIn.optional(),
      /** Left out, it stays as it is: the look has it too. */
      color: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
    }),
    Site,
  ),
  'settings.get': request(none, Settings),
  'settings.set': request(Settings, Settings),
  ...siteIdentityRequests,
  ...lookRequests,
  ...practiceRequests,
  ...fileRequests,
  'audit.list': request(
    z.object({ before: Id.optional(), limit: z.number().int().min(1).max(200).default(100) }),
    z.object({ rows: z.array(AuditRow), more: z.boolean() }),
  ),
} as const;

/** The contract of namespace `/rep`. */
export type RepContract = typeof repRequests;
