/** The keys of calls, beside those of offers. */
export const callKeys = {
  call: 'alt+shift+c',
  decline: 'alt+shift+d',
  mute: 'alt+shift+m',
  hangUp: 'alt+shift+h',
  sound: 'alt+shift+u',
  listen: 'alt+shift+i',
  camera: 'alt+shift+k',
} as const;
