import { expect, test } from 'vitest';
import type * as z from 'zod';
import { OriginLines } from '../../lib/origin-lines.ts';
import { JoinForm, RouterForm, SetupForm, SignInForm } from './forms.ts';

function wrong(schema: z.ZodType, value: unknown): Record<string, string> {
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  return Object.fromEntries(issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]).reverse());
}

test('an e-mail is taken as people type it, and asked for where it is none', () => {
  expect(SignInForm.parse({ email: ' Ana@Northwind.example ', password: 'x' }).email).toBe('ana@northwind.example');
  expect(wrong(SignInForm, { email: '', password: '' })).toEqual({ email: 'required', password: 'required' });
  expect(wrong(SignInForm, { email: 'ana@', password: 'x' })).toEqual({ email: 'email' });
});

test('an old password may be short, a new one may not', () => {
  expect(wrong(SignInForm, { email: 'a@b.example', password: 'short' })).toEqual({});
  expect(wrong(JoinForm, { name: 'Ana', password: 'short' })).toEqual({ password: 'password' });
  expect(wrong(JoinForm, { name: '  ', password: 'long enough' })).toEqual({ name: 'required' });
});

test.each([
  ['foyer.example.com', 'https://foyer.example.com'],
  ['https://foyer.example.com/console/#/live', 'https://foyer.example.com'],
  ['http://10.0.0.5:4600', 'http://10.0.0.5:4600'],
  ['localhost:4600', 'http://localhost:4600'],
  [' FOYER.example.com ', 'https://foyer.example.com'],
])('a router typed as “%s” is %s', (typed, origin) => {
  expect(RouterForm.parse({ url: typed }).url).toBe(origin);
});

test.each(['', 'https://', 'https://user:secret@foyer.example.com', 'foyer example'])('“%s” is no router', (typed) => {
  expect(Object.keys(wrong(RouterForm, { url: typed }))).toEqual(['url']);
});

test('origins come one a line, brought to the form browsers send, each once', () => {
  expect(
    OriginLines.parse('www.northwind.example\n https://Shop.Northwind.example/cart \n\nhttps://www.northwind.example'),
  ).toEqual(['https://www.northwind.example', 'https://shop.northwind.example']);
  expect(OriginLines.parse('http://localhost:8080')).toEqual(['http://localhost:8080']);
});

test('a line that is no address is said to be none, and no line at all is asked for', () => {
  expect(wrong(OriginLines, 'https://ok.example\nnonsense')).toEqual({ '': 'origin' });
  expect(wrong(OriginLines, ' \n ')).toEqual({ '': 'origins' });
});

test('an empty set-up form names every field that is missing', () => {
  const empty = { code: '', name: '', email: '', password: '', workspaceName: '', siteName: '', origins: '' };
  expect(Object.keys(wrong(SetupForm, empty)).sort()).toEqual(Object.keys(empty).sort());
});
