import { expect, test } from 'vitest';
import * as z from 'zod';
import { zodResolver } from './zod-resolver.ts';

const schema = z.object({
  name: z.string().trim().min(1, 'required'),
  age: z.coerce.number<string>().min(18, 'young'),
});
const options = { fields: {}, shouldUseNativeValidation: false };

test('what fits comes out as the schema makes it', async () => {
  const resolve = zodResolver(schema);
  expect(await resolve({ name: ' Ana ', age: '20' }, undefined, options)).toEqual({
    values: { name: 'Ana', age: 20 },
    errors: {},
  });
});

test('what does not fit is told field by field, the first thing wrong with each', async () => {
  const resolve = zodResolver(schema);
  const { errors } = await resolve({ name: ' ', age: '7' }, undefined, options);
  expect(errors).toMatchObject({ name: { message: 'required' }, age: { message: 'young' } });
});
