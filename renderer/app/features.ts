import type { Features } from './screen.ts';

/** The one place where features meet: each screen of the rail, and what lives above the screens. */
export const features: Features = {
  screens: [],
  residents: [],
};
