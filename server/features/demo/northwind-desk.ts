/** Answers that Northwind's reps share. */
export const northwindSnippets = [
  {
    name: 'Hello',
    shortcut: 'hello',
    text: 'Hi {visitor.first_name|there}, {rep.first_name} here. What can I do for you and {company|your team}?',
  },
  {
    name: 'How the trial works',
    shortcut: 'trial',
    text: 'The trial runs for 14 days with everything in it, and needs no card. I can set it up for {company} today.',
  },
  {
    name: 'Security papers',
    shortcut: 'security',
    text: 'Our SOC 2 report, the penetration test and the answers to the usual questionnaire come in one package. Where may I send it, {visitor.first_name|please}?',
  },
  {
    name: 'A call this week',
    shortcut: 'call',
    text: 'This is quicker to show than to write. Would twenty minutes this week suit you? {rep.name}',
  },
] as const;

/** The words Northwind tags conversations with. */
export const northwindTags = [
  { name: 'Pricing', tone: 2 },
  { name: 'Security', tone: 7 },
  { name: 'Integration', tone: 1 },
  { name: 'Competitor', tone: 4 },
] as const;

/** What a colleague left beside a conversation, and what is still to be done after one. */
export const northwindNotes = [
  'Budget is approved for this quarter. Their security team decides, so send the package first.',
  'Compares us with their own build. The warehouse connector is what convinced them.',
  'Asked twice about data in the EU.',
] as const;

export const northwindTasks = [
  { title: 'Send the security package', note: 'They want it before their review on Thursday.', inHours: 3 },
  { title: 'Ask how the pilot went', note: '', inHours: 50 },
  { title: 'Share the price list for 200 seats', note: '', inHours: -20 },
] as const;
