/** The words of an export beside what is kept itself. `{name}` stands for what is filled in. */
export const catalogue = {
  readme: `What {workspace} keeps of you
Made at {time}.

person.json        all that is kept, as text that people and programs can read
conversations/     each of your conversations as it reads, one file each
files/             the pictures and files of these conversations

Times in person.json are given in UTC, as in 2026-11-22T09:30:00.000Z. Times in conversations are in {zone}.
{reps}
This link was good for ten minutes. Nothing in here is sent anywhere else.
`,
  ownOnly: 'What colleagues wrote for each other is not part of it. Ask {workspace} for it if you need it.\n',
  withNotes: 'It holds what colleagues wrote for each other: look through it before you hand it on.\n',
  you: 'Visitor',
} as const;
