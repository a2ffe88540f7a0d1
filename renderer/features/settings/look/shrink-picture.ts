import { maxPictureText } from '../../../../shared/protocol/rep/look.ts';

/** The longest edge that is sent: twice what is drawn, for screens with fine points. */
const edges = { logo: 384, team: 1200 } as const;
const qualities = [0.9, 0.75, 0.6, 0.45];

const asText = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
};

/** Makes a picked picture small enough for one message of the line, as base64; null for what is no picture. */
export async function shrinkPicture(kind: keyof typeof edges, file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, edges[kind] / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  for (const quality of qualities) {
    // WebP keeps what is see-through, as signs have it; a browser that cannot write it answers with a PNG.
    const text = await asText(await canvas.convertToBlob({ type: 'image/webp', quality }));
    if (text.length <= maxPictureText) return text;
  }
  return null;
}
