import type { SmallTalk } from './small-talk.ts';

export const english: SmallTalk = {
  topics: [
    {
      question: 'Do you integrate with SAP EWM, and how long does that usually take?',
      next: [
        'Who does the mapping, your people or ours?',
        'And if we change the picking waves later, do we need you for it?',
      ],
    },
    {
      question: 'We have about 9,000 order lines a day. Roughly how many robots is that?',
      next: ['What happens on peak days, when it is twice that?', 'Is charging time in that number?'],
    },
    {
      question: 'What is in the monthly price, and what is not?',
      next: ['Is there a minimum term?', 'And the set-up fee, is it always the same?'],
    },
    {
      question: 'Is there a hall near us where we could see the robots at work?',
      next: ['How long does such a visit take?', 'Could two colleagues from operations join?'],
    },
    {
      question: 'Can the robots share aisles with people, or do we have to fence them off?',
      next: ['Which safety norm is that under?', 'Do you have the risk assessment as a document?'],
    },
    {
      question: 'How does a pilot work, and what does it cost us if we stop after it?',
      next: ['How many robots are in a pilot?', 'What do you need from us before it starts?'],
    },
    {
      question: 'Our floor is 20 years old and not quite even. Is that a problem?',
      next: ['Who measures it?', 'If a part is too bad, can the robots stay off it?'],
    },
    {
      question: 'What do you do differently from cube storage? We have an offer for one.',
      next: ['And in lines per hour, where do you end up?', 'What if we move to another building in three years?'],
    },
  ],
  hello: ['Hi, thanks for being here.', 'Hello!', 'Hi there.'],
  email: ['Sure, it is {email}', '{email}', 'You can reach me at {email}'],
  noEmail: [
    'I would rather not leave it yet, first I want to see whether it fits.',
    'Let us keep it in the chat for now, if that is all right.',
  ],
  name: ['{name}', 'I am {name}'],
  noName: ['I am only looking around for my boss.', 'Somebody from logistics, let us say.'],
  figures: [
    'About 9,000 order lines a day, two shifts.',
    'Roughly 6,500 m², 22,000 articles, and double the volume in November.',
    'Some 4,000 lines on a quiet day and 7,500 on a Monday.',
  ],
  unsure: [
    'Good question, I would have to ask our operations manager.',
    'I do not know that by heart.',
    'Hard to say. What is usual?',
  ],
  call: ['Yes, call me, that is quicker.', 'Sure, I can talk now.'],
  noCall: ['I am in an open office, can we keep writing?', 'Not right now, writing is easier for me.'],
  pickTime: ['Good idea, let me pick a time.', 'Yes, I will choose something in the calendar.'],
  noTime: ['I have to check with my colleagues first.', 'Not yet, let me talk to my team.'],
  booked: ['Done, I took a slot.', 'I have booked one, see you then.'],
  yes: ['Yes.', 'Yes, exactly.', 'That is right.'],
  there: ['Are you still there?', 'Did I lose you?'],
  thanks: ['That helps, thank you.', 'Very clear, thanks.', 'Great, that is what I needed.'],
  bye: ['Thanks for your time, bye!', 'I will be in touch. Have a good day.'],
  giveUp: ['I will come back another time.', 'No problem, I will try again later.'],
};
