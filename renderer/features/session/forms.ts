import * as z from 'zod';
import { Email, Name } from '../../../shared/domain/scalars.ts';
import { SignInInput } from '../../../shared/protocol/http/session.ts';
import { Password } from '../../../shared/protocol/http/setup.ts';
import { OriginLines } from '../../lib/origin-lines.ts';

const fits = (schema: z.ZodType) => (text: string) => schema.safeParse(text).success;

// The texts are keys under `invalid` in session.json.
const email = z.string().trim().toLowerCase().min(1, 'required').refine(fits(Email), 'email');
const name = z.string().trim().min(1, 'required').refine(fits(Name), 'long');
const newPassword = z.string().refine(fits(Password), 'password');

export const SignInForm = z.object({
  email,
  password: z.string().min(1, 'required').refine(fits(SignInInput.shape.password), 'long'),
});

export const JoinForm = z.object({ name, password: newPassword });

export const ResetForm = z.object({ password: newPassword });

/** A router's address as people type it: the scheme may be missing, and is then https (http on this machine). */
export const RouterForm = z.object({
  url: z
    .string()
    .trim()
    .min(1, 'required')
    .transform((typed, context) => {
      const local = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(typed);
      const whole = /^https?:\/\//i.test(typed) ? typed : `${local ? 'http' : 'https'}://${typed}`;
      const url = URL.parse(whole);
      if (url === null || url.username !== '' || url.hostname === '') {
        context.addIssue({ code: 'custom', message: 'url' });
        return z.NEVER;
      }
      return url.origin;
    }),
});

export const SetupForm = z.object({
  code: z.string().trim().min(1, 'required').max(100, 'long'),
  name,
  email,
  password: newPassword,
  workspaceName: name,
  siteName: name,
  origins: OriginLines,
});
