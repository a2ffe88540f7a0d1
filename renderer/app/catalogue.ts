import app from '../locales/en/app.json';
import calls from '../locales/en/calls.json';
import company from '../locales/en/company.json';
import composer from '../locales/en/composer.json';
import demos from '../locales/en/demos.json';
import desk from '../locales/en/desk.json';
import files from '../locales/en/files.json';
import guests from '../locales/en/guests.json';
import inbox from '../locales/en/inbox.json';
import live from '../locales/en/live.json';
import meetings from '../locales/en/meetings.json';
import offers from '../locales/en/offers.json';
import palette from '../locales/en/palette.json';
import pounce from '../locales/en/pounce.json';
import practice from '../locales/en/practice.json';
import presence from '../locales/en/presence.json';
import session from '../locales/en/session.json';
import team from '../locales/en/team.json';
import trace from '../locales/en/trace.json';
import transfer from '../locales/en/transfer.json';
import ui from '../locales/en/ui.json';
import visitor from '../locales/en/visitor.json';
import type { lineWords } from './catalogue-lines.ts';
import type { settingsWords } from './catalogue-settings.ts';

/**
 * The words of the console in English: one namespace a feature. A new feature adds its file here, or beside it where its words
 * come with a screen that comes late.
 */
export const english = {
  app,
  calls,
  company,
  composer,
  demos,
  desk,
  files,
  guests,
  inbox,
  live,
  meetings,
  offers,
  palette,
  pounce,
  practice,
  presence,
  session,
  team,
  trace,
  transfer,
  ui,
  visitor,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english & typeof settingsWords & typeof lineWords;
    enableSelector: false;
  }
}
