import { expect, it } from 'vitest';
import { readForm } from './read-form.ts';

interface Field {
  name?: string;
  type?: string;
  value?: string;
  checked?: boolean;
  autocomplete?: string;
  skipped?: boolean;
}

const form = (...fields: Field[]): HTMLFormElement =>
  ({
    elements: fields.map(({ skipped = false, ...field }) => ({
      type: 'text',
      name: '',
      value: '',
      autocomplete: '',
      ...field,
      closest: () => (skipped ? {} : null),
    })),
  }) as unknown as HTMLFormElement;

it('reads what was filled in and chosen', () => {
  const read = readForm(
    form(
      { name: 'full_name', value: ' Ada Lovelace ' },
      { name: 'plan', type: 'radio', value: 'team', checked: true },
      { name: 'plan', type: 'radio', value: 'free', checked: false },
      { name: 'long', value: 'v'.repeat(500) },
      { name: '', value: 'nameless' },
      { name: 'empty', value: '  ' },
      { name: 'go', type: 'submit', value: 'Send' },
    ),
  );
  expect(read).toEqual([
    ['full_name', 'text', 'Ada Lovelace'],
    ['plan', 'radio', 'team'],
    ['long', 'text', 'v'.repeat(200)],
  ]);
});

it.each<Field>([
  { name: 'pw', type: 'password' },
  { name: 'csrf', type: 'hidden' },
  { name: 'cv', type: 'file' },
  { name: 'number', autocomplete: 'cc-number' },
  { name: 'code', autocomplete: 'one-time-code' },
  { name: 'card_number' },
  { name: 'userPassword' },
  { name: 'note', skipped: true },
])('leaves alone what is nobody else’s: %j', (field) => {
  expect(readForm(form({ value: 'x', ...field }))).toEqual([]);
});
