import type { PageKind } from './page-kind.ts';

/** First lines by what the page is about. `{rep}` is the rep's first name, `{company}` the visitor's company or `unknownCompany`. */
export const openerLines: Record<PageKind, readonly string[]> = {
  pricing: [
    'Hi, {rep} here. Shall I work out what this would cost for {company}?',
    'Hi! Which plan fits depends mostly on one or two numbers. Want me to check yours?',
  ],
  compare: [
    'Hi, {rep} here. I can tell you honestly where we are the better fit and where we are not. What matters most to {company}?',
    'Comparing us with somebody? Tell me with whom and I will show you the difference that counts.',
  ],
  security: [
    'Hi, {rep} here. Do you need our security papers for {company}? I can send them straight away.',
    'Hi! If you are checking us for compliance, ask me anything, or I bring in our security lead.',
  ],
  demo: [
    'Hi, {rep} here. I could show you round right now if you like, no form needed.',
    'Hi! Rather see it live? I have ten minutes for {company} now.',
  ],
  docs: [
    'Hi, {rep} here. Looking for something particular in the docs? I know my way around.',
    'Hi! Tell me what you want to connect and I will say whether it works.',
  ],
  customers: [
    'Hi, {rep} here. Shall I tell you how a company like {company} uses this?',
    'Hi! Want to hear which of these stories is closest to what you do?',
  ],
  home: ['Hi, {rep} here. What brings {company} to us today?', 'Hi! Can I point you to the right place?'],
  other: [
    'Hi, {rep} here. Can I help you with anything on this page?',
    'Hi! Just ask if something is unclear. I am here.',
  ],
};

/** A line more for who was here before. */
export const returningLine = 'Good to see you back. Did any question stay open last time?';

/** Stands where the company is not known: an unknown company is never guessed. */
export const unknownCompany = 'your team';
