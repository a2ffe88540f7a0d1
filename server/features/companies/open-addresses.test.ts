import { describe, expect, it } from 'vitest';
import { ClosedAddress, isOpenAddress, resolveOpen } from './open-addresses.ts';

describe('an address', () => {
  it.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111'])('%s is out in the world', (address) =>
    expect(isOpenAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::7f00:1',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is not', (address) => expect(isOpenAddress(address)).toBe(false));
});

describe('a host name', () => {
  const to =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: 4 }));

  it('is connected to by the addresses that were looked at', async () => {
    expect(await resolveOpen('api.example', to('1.1.1.1'))).toEqual([{ address: '1.1.1.1', family: 4 }]);
  });

  it('that leads into the house by one of its addresses is refused', async () => {
    await expect(resolveOpen('api.example', to('1.1.1.1', '10.0.0.1'))).rejects.toBeInstanceOf(ClosedAddress);
    await expect(resolveOpen('api.example', to())).rejects.toBeInstanceOf(ClosedAddress);
  });
});
