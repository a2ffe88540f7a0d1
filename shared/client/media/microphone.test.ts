import { expect, it } from 'vitest';
import { browserMicrophones } from './microphone.ts';

const devices = (over: object): MediaDevices => over as unknown as MediaDevices;
const refusing = (name: string): MediaDevices =>
  devices({ getUserMedia: () => Promise.reject(Object.assign(new Error(name), { name })) });

it.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'in_use'],
  ['SomethingNew', 'missing'],
])('says of %s that the microphone is %s', async (name, problem) => {
  expect(await browserMicrophones(refusing(name)).open(null)).toEqual({ ok: false, problem });
});

it('says of a page that is not secure that it is not', async () => {
  const none = browserMicrophones(undefined);
  expect(await none.open(null)).toEqual({ ok: false, problem: 'insecure' });
  expect(await none.list()).toEqual([]);
  expect(() => none.onChange(() => {})()).not.toThrow();
});

it('asks for the chosen one and for clean sound, and lists microphones alone', async () => {
  const asked: MediaStreamConstraints[] = [];
  const microphones = browserMicrophones(
    devices({
      getUserMedia: async (constraints: MediaStreamConstraints) => {
        asked.push(constraints);
        return 'a stream';
      },
      enumerateDevices: async () => [
        { kind: 'audioinput', deviceId: 'desk', label: 'Desk' },
        { kind: 'audioinput', deviceId: '', label: '' },
        { kind: 'audiooutput', deviceId: 'ear', label: 'Ear' },
        { kind: 'videoinput', deviceId: 'eye', label: 'Eye' },
      ],
    }),
  );
  expect(await microphones.open('desk')).toEqual({ ok: true, stream: 'a stream' });
  await microphones.open(null);
  const exact = { exact: true };
  const clean = { echoCancellation: exact, noiseSuppression: exact, autoGainControl: exact };
  expect(asked).toEqual([{ audio: { ...clean, deviceId: { exact: 'desk' } } }, { audio: clean }]);
  expect(await microphones.list()).toEqual([{ id: 'desk', label: 'Desk' }]);
});

it('opens another one where the chosen one is not there', async () => {
  const asked: unknown[] = [];
  const microphones = browserMicrophones(
    devices({
      getUserMedia: async ({ audio }: { audio: MediaTrackConstraints }) => {
        asked.push(audio.deviceId);
        if (audio.deviceId !== undefined) throw Object.assign(new Error('no'), { name: 'OverconstrainedError' });
        return 'another';
      },
    }),
  );
  expect(await microphones.open('gone')).toEqual({ ok: true, stream: 'another' });
  expect(asked).toEqual([{ exact: 'gone' }, { exact: 'gone' }, undefined]);
});
