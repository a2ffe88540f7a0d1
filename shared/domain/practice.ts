import * as z from 'zod';

/** Schema of the workspace's settings about visitors to practise on; they come where the router is a demo. */
export const PracticeSettings = z.object({ practiceVisitors: z.boolean() });

/** The field that marks somebody to practise on where people are listed; a real person has none. */
export const practiceMark = { practice: z.literal(true).optional() } as const;

/** On from the start: a demo nobody visits shows nothing. */
export const defaultPracticeSettings: z.infer<typeof PracticeSettings> = { practiceVisitors: true };
