import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { CallEnd, CallSide } from '../../shared/domain/call.ts';
import type { Role } from '../../shared/domain/person.ts';
import type { PounceProgress } from '../../shared/domain/pounce.ts';
import type { MachineState, PresenceStatus, StatusIcon } from '../../shared/domain/presence.ts';
import type { PresenceReason } from '../../shared/domain/presence-span.ts';
import type { TransferEnd } from '../../shared/domain/transfer.ts';
import type { CallTables } from './call-tables.ts';
import type { Flag, Json, Millis } from './columns.ts';
import type { DemoTables } from './demo-tables.ts';
import type { DeskTables } from './desk-tables.ts';
import type { EditingTables } from './editing-tables.ts';
import type { FileTables } from './file-tables.ts';
import type { GuestTables } from './guest-tables.ts';
import type { IdentityTables } from './identity-tables.ts';
import type { MailTables } from './mail-tables.ts';
import type { RoutingTables } from './routing-tables.ts';
import type { SiteTables } from './site-tables.ts';

export interface Database
  extends IdentityTables,
    SiteTables,
    CallTables,
    DemoTables,
    DeskTables,
    FileTables,
    MailTables,
    RoutingTables,
    GuestTables,
    EditingTables {
  settings: { key: string; value: Json; updated_at: Millis };
  audit: { id: string; at: Millis; actor_id: string | null; action: string; object: string; facts: Json };
  people: {
    id: string;
    email: string;
    name: string;
    role: Role;
    zone: string;
    photo: string | null;
    active: Flag;
    note: string;
    created_at: Millis;
    deactivated_at: Millis | null;
  };
  /** One-use secrets that open a door once; only their SHA-256 is kept. */
  one_time_tokens: {
    id: string;
    purpose: 'setup' | 'console_code' | 'invitation' | 'password_reset';
    hash: string;
    person_id: string | null;
    email: string | null;
    role: Role | null;
    created_by: string | null;
    created_at: Millis;
    expires_at: Millis;
    used_at: Millis | null;
    revoked_at: Millis | null;
  };
  /** Rows of the sign-in library; `Date` on PostgreSQL, ISO text on SQLite. Only `server/db/auth` touches them. */
  auth_user: {
    id: string;
    email: string;
    name: string;
    email_verified: number | boolean;
    image: string | null;
    created_at: string | Date;
    updated_at: string | Date;
  };
  auth_session: {
    id: string;
    user_id: string;
    token: string;
    expires_at: string | Date;
    ip_address: string | null;
    user_agent: string | null;
    created_at: string | Date;
    updated_at: string | Date;
  };
  auth_account: {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: string | Date;
    updated_at: string | Date;
  };
  sites: {
    id: string;
    key: string;
    name: string;
    origins: Json;
    consent: 'ask' | 'implied' | 'off';
    /** Where it differs, as JSON: countries by the way that holds there. */
    consent_in: ColumnType<Json, Json | undefined, Json>;
    color: string;
    created_at: Millis;
    first_view_at: Millis | null;
    /** For how many days people are kept after they were last there; null for ever. */
    retention_days: ColumnType<number | null, number | null | undefined, number | null>;
    /** Only signed identities are believed. */
    identity_enforced: ColumnType<Flag, Flag | undefined, Flag>;
    /** The language for visitors whose own the widget does not speak; null for English. */
    language: ColumnType<string | null, string | null | undefined, string | null>;
  };
  accounts: {
    id: string;
    name: string;
    domain: string;
    kind: 'prospect' | 'customer' | 'partner' | 'competitor' | 'consumer';
    target: Flag;
    owner_id: string | null;
    created_at: Millis;
  };
  visitors: {
    id: string;
    site_id: string;
    secret_hash: string;
    name: string | null;
    email: string | null;
    locale: string | null;
    zone: string | null;
    city: string | null;
    country: string | null;
    device: 'desktop' | 'phone' | 'tablet';
    account_id: string | null;
    visits: number;
    first_seen_at: Millis;
    last_seen_at: Millis;
    /** A synthetic visitor to practise on: shown with a badge, counted in no report. */
    practice: ColumnType<Flag, Flag | undefined, Flag>;
    /** Set for who wants no e-mails about conversations. */
    no_mail: ColumnType<Flag, Flag | undefined, Flag>;
    /** The company's own id of them, where its website proved it. */
    external_id: ColumnType<string | null, string | null | undefined, string | null>;
    /** What the website knows of them, by name. */
    attributes: ColumnType<Json, Json | undefined, Json>;
    /** When all that was known of them was erased. */
    erased_at: ColumnType<Millis | null, Millis | null | undefined, Millis | null>;
  };
  /** Saved views of the live screen: a rep's own, and those that a manager shares with all. */
  live_views: {
    id: string;
    owner_id: string;
    name: string;
    shared: Flag;
    /** Filter, order and layout. */
    look: Json;
    created_at: Millis;
    updated_at: Millis;
  };
  visits: {
    id: string;
    visitor_id: string;
    started_at: Millis;
    last_seen_at: Millis;
    ended_at: Millis | null;
    source_kind: 'direct' | 'referral' | 'search' | 'campaign' | 'paid';
    source_label: string;
    campaign: Json;
    referrer: string | null;
    landing_path: string;
  };
  page_views: {
    id: string;
    visit_id: string;
    visitor_id: string;
    path: string;
    title: string;
    at: Millis;
    left_at: Millis | null;
  };
  impressions: {
    id: string;
    experience_id: string;
    visitor_id: string;
    visit_id: string;
    page_view_id: string;
    at: Millis;
  };
  /** What happened after an impression, step by step; the last row without a successor is where the visitor dropped off. */
  experience_steps: {
    id: string;
    impression_id: string;
    conversation_id: string | null;
    step: string;
    kind: 'entered' | 'dropped';
    drop: 'closed_messenger' | 'left' | 'abandoned' | 'dropped' | null;
    at: Millis;
  };
  conversations: {
    id: string;
    site_id: string;
    visitor_id: string;
    start_client_id: string;
    impression_id: string | null;
    state: 'open' | 'closed';
    phase: 'bot' | 'waiting' | 'overflow' | 'active' | 'closed';
    rep_id: string | null;
    words: string;
    page_path: string | null;
    last_seq: number;
    visitor_read_seq: number;
    rep_read_seq: number;
    last_text: string | null;
    last_from: 'visitor' | 'bot' | 'rep' | null;
    last_message_at: Millis | null;
    /** Since when a visitor's message stays without an answer, or null. */
    unanswered_since: Millis | null;
    email_asked: 'no' | 'asked' | 'given' | 'skipped';
    created_at: Millis;
    closed_at: Millis | null;
    close_reason: string | null;
    /** The ids of the colleagues who were asked in and are there; null where there are none. */
    guests: ColumnType<Json | null, Json | null | undefined, Json | null>;
  };
  messages: {
    id: string;
    conversation_id: string;
    seq: number;
    sender_kind: 'visitor' | 'bot' | 'rep';
    /** The person's id, the visitor's id, or the built-in experience's id. */
    sender_id: string;
    client_id: string;
    /** As it reads now; null once it was deleted or erased. */
    text: string | null;
    at: Millis;
    edited_at: ColumnType<Millis | null, Millis | null | undefined, Millis | null>;
    deleted_at: ColumnType<Millis | null, Millis | null | undefined, Millis | null>;
  };
  events: {
    pos: Generated<number>;
    stream: string;
    seq: number;
    type: string;
    at: Millis;
    actor_id: string | null;
    data: Json;
  };
  calls: {
    id: string;
    conversation_id: string;
    visitor_id: string;
    rep_id: string;
    started_by: CallSide;
    state: 'ringing' | 'connecting' | 'connected' | 'ended';
    /** The tab or window of each side that has the call; null until that side answered. */
    visitor_seat: string | null;
    rep_seat: string | null;
    /** How often an engine took the place of one that went. */
    joins: Generated<number>;
    started_at: Millis;
    rings_until: Millis;
    answered_at: Millis | null;
    connected_at: Millis | null;
    ended_at: Millis | null;
    end_reason: CallEnd | null;
    ended_by: CallSide | null;
    seconds: number;
  };
  presence: {
    rep_id: string;
    status: PresenceStatus;
    since: Millis;
    connection: 'connected' | 'lost';
    connection_since: Millis;
    misses_in_a_row: number;
    last_assigned_at: Millis | null;
    /** Null where no console ever said so. */
    machine: ColumnType<MachineState | null, MachineState | null | undefined, MachineState | null>;
    /** Why the status is what it is, who set it, and with which words. */
    reason: ColumnType<PresenceReason | null, PresenceReason | null | undefined, PresenceReason | null>;
    set_by: ColumnType<string | null, string | null | undefined, string | null>;
    note: ColumnType<string | null, string | null | undefined, string | null>;
    /** The status of the workspace's own that the rep is in; `status` is what it stands for. */
    status_id: ColumnType<string | null, string | null | undefined, string | null>;
  };
  /** Statuses that the workspace's admins added, in the order of their place. */
  statuses: {
    id: string;
    name: string;
    icon: StatusIcon;
    accepts: Json;
    away: Flag;
    place: number;
    created_at: Millis;
  };
  presence_spans: {
    id: string;
    rep_id: string;
    status: PresenceStatus;
    connection: 'connected' | 'lost';
    reason: PresenceReason;
    set_by: string | null;
    note: ColumnType<string | null, string | null | undefined, string | null>;
    /** How a status of the workspace's own was called at the time. */
    status_name: ColumnType<string | null, string | null | undefined, string | null>;
    status_icon: ColumnType<StatusIcon | null, StatusIcon | null | undefined, StatusIcon | null>;
    from_at: Millis;
    to_at: Millis | null;
  };
  /** What is done about a missed visitor; a row for each, made with the outcome. */
  follow_ups: {
    work_item_id: string;
    missed_at: Millis;
    owner_id: string | null;
    state: 'open' | 'done';
    note: string;
    done_at: Millis | null;
    done_by: string | null;
    updated_at: Millis;
  };
  /** Visitor and visit need no row: somebody of whom nothing is kept may be pounced as well. */
  pounces: {
    id: string;
    visitor_id: string;
    visit_id: string | null;
    rep_id: string;
    made_by: 'rep' | 'rule';
    rule_id: string | null;
    /** The id the rep's console sent it under. */
    client_id: string | null;
    text: string | null;
    page_path: string | null;
    state: PounceProgress['state'];
    claimed_at: Millis;
    /** When the claim ends unless the rep types on. */
    lapses_at: Millis;
    sent_at: Millis | null;
    delivered_at: Millis | null;
    seen_at: Millis | null;
    ended_at: Millis | null;
    end_reason: 'canceled' | 'lapsed' | 'rep_gone' | 'left' | 'talks_already' | null;
    conversation_id: string | null;
  };
  /** What pounces by itself; the rule as the contract has it. */
  pounce_rules: { id: string; place: number; rule: Json };
  /** Who lets no rule pounce in their name. */
  pounce_opt_outs: { person_id: string; since: Millis };
  availability: { rep_id: string; weekday: number; from_min: number; to_min: number };
  /** Conversations that were offered to a colleague, with what was said to them; beside the work item of the same id. */
  transfers: {
    work_item_id: string;
    conversation_id: string;
    from_id: string;
    to_rep_id: string | null;
    to_queue_id: string | null;
    to_queue_name: string | null;
    note: string | null;
    created_at: Millis;
    ended_at: Millis | null;
    result: TransferEnd | 'accepted' | null;
  };
  meetings: {
    id: string;
    rep_id: string;
    rep_zone: string;
    visitor_id: string;
    conversation_id: string | null;
    client_id: string;
    guest_name: string;
    guest_email: string;
    guest_zone: string;
    starts_at: Millis;
    ends_at: Millis;
    status: 'booked' | 'canceled' | 'held';
    /** Set where the slot is held while the visitor fills in the booker. */
    held_until: Millis | null;
    ics_sequence: ColumnType<number, number | undefined, number>;
    /** 1 where the visitor's card has its name from here alone, by the rep who booked. */
    gave_name: ColumnType<number, number | undefined, number>;
    /** The same of the e-mail address. */
    gave_email: ColumnType<number, number | undefined, number>;
    created_at: Millis;
    canceled_at: Millis | null;
  };
}

/** A row of table `T` as it is read. */
export type Row<T extends keyof Database> = Selectable<Database[T]>;
/** A row of table `T` as it is inserted. */
export type NewRow<T extends keyof Database> = Insertable<Database[T]>;
