import { desktopCapturer } from 'electron';
import type { ScreenSource } from '../../shared/ipc/screen.ts';

const size = { width: 320, height: 200 };

/** The screens and windows that can be captured now, screens first. */
export const desktopSources = async (): Promise<ScreenSource[]> => {
  const found = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: size });
  return found.map(({ id, name, thumbnail }) => ({
    id: id.slice(0, 200),
    name: name.slice(0, 300),
    kind: id.startsWith('screen:') ? 'screen' : 'window',
    picture: thumbnail.isEmpty() ? '' : `data:image/jpeg;base64,${thumbnail.toJPEG(70).toString('base64')}`,
  }));
};
