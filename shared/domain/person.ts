import * as z from 'zod';
import { Email, Id, Instant, Name, Zone } from './scalars.ts';

/** The roles, weakest first; each may do all that the ones before it may. */
export const roles = ['rep', 'manager', 'admin'] as const;
/** Schema of a role. */
export const Role = z.enum(roles);
/** A role of a person in the workspace. */
export type Role = z.infer<typeof Role>;

/** Schema of a person as others see them. */
export const PersonRef = z.object({ id: Id, name: Name, photo: z.string().nullable() });
/** A person as others see them: id, name and photo URL or null. */
export type PersonRef = z.infer<typeof PersonRef>;

/** Schema of a person of the workspace as admins and the person see them. */
export const Person = PersonRef.extend({
  email: Email,
  role: Role,
  zone: Zone,
  active: z.boolean(),
  createdAt: Instant,
});
/** A person of the workspace. */
export type Person = z.infer<typeof Person>;
