/** The words of e-mails. `{name}` stands for what is filled in. */
export const catalogue = {
  replySubject: '{rep} answered you',
  replySubjectMany: '{rep} and colleagues answered you',
  replyIntro: 'You were in a conversation with {company}. This is what you have not seen yet:',
  replyFiles: '{count} file(s), to be seen in the conversation',
  replyAction: 'Go on with the conversation',
  replyUntil:
    'The link opens your conversation until {date}. Whoever has it can read along, so please do not pass it on.',
  replyStop: 'Stop e-mails about my conversations',
  testSubject: 'A test from {company}',
  testText: 'E-mail works: replies that a visitor has not seen will reach them.',
  stopTitle: 'No more e-mails',
  stopAsk: '{company} will send you no more e-mails about your conversations.',
  stopAct: 'Stop the e-mails',
  stopDone: 'You will get no more e-mails about your conversations with {company}.',
  stopGone: 'This link is not good any more.',
} as const;

/** Fills a sentence in. */
export const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
