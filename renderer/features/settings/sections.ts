import {
  Ban,
  Building2,
  CircleDot,
  Clock,
  Drama,
  Globe,
  History,
  Languages,
  type LucideIcon,
  Mail,
  MessageSquarePlus,
  MessageSquareText,
  Monitor,
  Paperclip,
  Phone,
  Route,
  ShieldCheck,
  Tags,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { type Role, roles } from '../../../shared/domain/person.ts';

const names = [
  'profile',
  'hours',
  'desktop',
  'snippets',
  'people',
  'statuses',
  'labels',
  'blocks',
  'sites',
  'texts',
  'companies',
  'routing',
  'pounce',
  'files',
  'mail',
  'calls',
  'privacy',
  'practice',
  'audit',
] as const;

/** A part of the settings; its name stands in the address. */
export type SectionName = (typeof names)[number];

/** A section as the list shows it. */
export interface Section {
  name: SectionName;
  icon: LucideIcon;
  group: 'mine' | 'workspace';
  /** The weakest role that sees it; what one may do there the router decides. */
  least: Role;
  /** Only where the router is a demo. */
  demo?: true;
}

const all: readonly Section[] = [
  { name: 'profile', icon: UserRound, group: 'mine', least: 'rep' },
  { name: 'hours', icon: Clock, group: 'mine', least: 'rep' },
  { name: 'desktop', icon: Monitor, group: 'mine', least: 'rep' },
  { name: 'snippets', icon: MessageSquareText, group: 'mine', least: 'rep' },
  { name: 'people', icon: UsersRound, group: 'workspace', least: 'manager' },
  { name: 'statuses', icon: CircleDot, group: 'workspace', least: 'admin' },
  { name: 'labels', icon: Tags, group: 'workspace', least: 'manager' },
  { name: 'blocks', icon: Ban, group: 'workspace', least: 'rep' },
  { name: 'sites', icon: Globe, group: 'workspace', least: 'admin' },
  { name: 'texts', icon: Languages, group: 'workspace', least: 'admin' },
  { name: 'companies', icon: Building2, group: 'workspace', least: 'admin' },
  { name: 'routing', icon: Route, group: 'workspace', least: 'manager' },
  { name: 'pounce', icon: MessageSquarePlus, group: 'workspace', least: 'manager' },
  { name: 'files', icon: Paperclip, group: 'workspace', least: 'admin' },
  { name: 'mail', icon: Mail, group: 'workspace', least: 'admin' },
  { name: 'calls', icon: Phone, group: 'workspace', least: 'admin' },
  { name: 'privacy', icon: ShieldCheck, group: 'workspace', least: 'admin' },
  { name: 'practice', icon: Drama, group: 'workspace', least: 'rep', demo: true },
  { name: 'audit', icon: History, group: 'workspace', least: 'admin' },
];

/** The sections this person sees. */
export function sectionsFor(role: Role, demo: boolean): Section[] {
  return all.filter((section) => roles.indexOf(role) >= roles.indexOf(section.least) && (demo || !section.demo));
}
