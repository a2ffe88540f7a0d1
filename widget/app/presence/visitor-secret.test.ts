import { expect, it } from 'vitest';
import { readVisitorSecret } from './visitor-secret.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

function createArea() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('makes 256 bits that stay in memory until they may be kept', () => {
  const area = createArea();
  const first = readVisitorSecret('site', () => area, random);
  expect(first).toMatchObject({ known: false });
  expect(first.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(area.kept.size).toBe(0);
  first.keep();
  expect(readVisitorSecret('site', () => area, random)).toMatchObject({ known: true, value: first.value });
  expect(readVisitorSecret('other', () => area, random).value).not.toBe(first.value);
  first.forget();
  expect(area.kept.size).toBe(0);
});

it('says where a browser keeps nothing', () => {
  const barred = (): never => {
    throw new Error('access is denied');
  };
  const secret = readVisitorSecret('site', barred, random);
  expect(secret).toMatchObject({ known: false, blocked: true });
  expect(() => secret.keep()).not.toThrow();
  expect(readVisitorSecret('site', createArea, random)).toMatchObject({ blocked: false });
});

it('does not trust what it did not write', () => {
  const area = createArea();
  area.setItem('foyer:site', 'short');
  expect(readVisitorSecret('site', () => area, random)).toMatchObject({ known: false });
});

it('lives without storage', () => {
  const blocked = () => {
    throw new Error('blocked');
  };
  const secret = readVisitorSecret('site', blocked, random);
  secret.keep();
  secret.forget();
  expect(secret.value).toHaveLength(43);
});

it('keeps of one who refuses to be remembered the refusal alone', () => {
  const area = createArea();
  const first = readVisitorSecret('site', () => area, random);
  first.keep();
  first.refuse();
  expect([...area.kept.values()]).toEqual(['no']);
  const later = readVisitorSecret('site', () => area, random);
  expect(later).toMatchObject({ known: false, refuses: true });
  expect(later.value).not.toBe(first.value);
  later.keep();
  expect(readVisitorSecret('site', () => area, random)).toMatchObject({ known: true, refuses: false });
});
