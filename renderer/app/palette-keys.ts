/** Opens the palette from anywhere, also while one types. */
export const paletteKeys = 'mod+k';
