import { describe, expect, it } from 'vitest';
import { readIceUrl } from './ice-url.ts';

describe('the address of a server for calls', () => {
  it.each([
    ['stun:stun.example.com', { kind: 'stun', secure: false, host: 'stun.example.com', port: 3478, transport: 'udp' }],
    ['turn:turn.example.com:80?transport=tcp', { kind: 'turn', secure: false, port: 80, transport: 'tcp' }],
    ['turn:[2001:db8::7]:3478?transport=udp', { kind: 'turn', host: '2001:db8::7', port: 3478, transport: 'udp' }],
    ['turns:[::1]:443?transport=tcp', { kind: 'turn', secure: true, host: '::1', port: 443, transport: 'tcp' }],
    ['turns:turn.example.com', { kind: 'turn', secure: true, port: 5349, transport: 'tcp' }],
    ['turn:192.0.2.7', { kind: 'turn', host: '192.0.2.7', port: 3478, transport: 'udp' }],
  ])('%s is read', (text, parts) => {
    expect(readIceUrl(text)).toMatchObject({ text, ...parts });
  });

  it.each([
    '',
    'turn.example.com:3478',
    'turn:',
    'turn://turn.example.com',
    'turn:turn.example.com:99999',
    'turn:2001:db8::7',
    'stun:stun.example.com?transport=tcp',
    'turns:turn.example.com?transport=udp',
    'turn:turn.example.com?transport=sctp',
    'turn:user:secret@turn.example.com',
  ])('%s is none', (text) => {
    expect(readIceUrl(text)).toBeNull();
  });
});
