import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { type CityResponse, Reader } from 'mmdb-lib';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { plainAddress } from '../companies/network-of.ts';

/** Where an address is, as far as the file knows. */
export type GeoPlace = Pick<VisitorCard, 'country' | 'city'>;

/** Tells the place of an address; null where it is unknown. */
export type GeoIp = (address: string) => GeoPlace | null;

/** The file cannot be read, or is no MaxMind database. */
export class BadGeoIpFile extends Error {
  override readonly name = 'BadGeoIpFile';
}

/** Knows no place: the default, for there is no file that everybody may have. */
export const noGeoIp: GeoIp = () => null;

/** Opens a MaxMind database of countries or cities; it is held in memory, so that a look-up is no wait. */
export const openGeoIp = async (file: string): Promise<GeoIp> => {
  const reader = await readFile(file)
    .then((bytes) => new Reader<CityResponse>(bytes))
    .catch((error: unknown) => {
      throw new BadGeoIpFile(`${file} is no GeoIP file that can be read (FOYER_GEOIP_FILE): ${String(error)}`);
    });
  return (address) => {
    const plain = plainAddress(address);
    if (isIP(plain) === 0) return null;
    const found = reader.get(plain);
    const country = found?.country?.iso_code?.toUpperCase();
    if (country === undefined || !/^[A-Z]{2}$/.test(country)) return null;
    return { country, city: found?.city?.names?.en ?? null };
  };
};
