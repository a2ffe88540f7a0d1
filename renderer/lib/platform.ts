export type Platform = 'mac' | 'windows' | 'linux';

/** Which keys and manners to speak of; `navigator.platform` is frozen by browsers but still tells these three apart. */
export function platformOf(navigator: { platform: string; userAgent: string }): Platform {
  const words = `${navigator.platform} ${navigator.userAgent}`;
  if (/Mac|iPhone|iPad/.test(words)) return 'mac';
  return /Win/.test(navigator.platform) || /Windows/.test(navigator.userAgent) ? 'windows' : 'linux';
}
