/** What a captured picture is of; what does not say so may be a whole screen. */
export const surfaceOf = (picture: MediaStream | null): 'screen' | 'window' | 'tab' => {
  const { displaySurface } = picture?.getVideoTracks()[0]?.getSettings() ?? {};
  if (displaySurface === 'window') return 'window';
  return displaySurface === 'browser' ? 'tab' : 'screen';
};
