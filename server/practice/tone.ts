/** Samples per second of G.711, which every browser speaks beside Opus. */
export const sampleRate = 8_000;
/** Samples in one packet: 20 ms. */
export const packetSamples = 160;

const loudest = 32_635;
const bias = 132;

/** One sample as G.711 μ-law: sign, segment, step; all bits inverted. */
const muLaw = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0;
  const level = Math.min(Math.abs(Math.round(sample)), loudest) + bias;
  const segment = 31 - Math.clz32(level) - 7;
  return ~(sign | (segment << 4) | ((level >> (segment + 3)) & 0x0f)) & 0xff;
};

const notes = [440, 554];
const noteSamples = sampleRate * 0.6;
const loudness = 0.25 * 32_767;

/** The 20 ms of the test tone that begin at a sample: two soft notes in turn, so that one hears it is no hum. */
export const tonePacket = (firstSample: number): Buffer =>
  Buffer.from(
    Array.from({ length: packetSamples }, (_, index) => {
      const at = firstSample + index;
      const note = notes[Math.floor(at / noteSamples) % notes.length] ?? 440;
      return muLaw(loudness * Math.sin((2 * Math.PI * note * at) / sampleRate));
    }),
  );
