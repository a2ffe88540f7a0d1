const marks = /[`[*\d]|:\/\/|mailto:|^[-•>] /im;

/** Whether anything in a message can be a mark; false means that its words are drawn as they are. Quick, not exact. */
export const mayBeMarked = (text: string): boolean => marks.test(text);
