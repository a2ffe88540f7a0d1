/** Above this somebody speaks; a quiet room is far below. */
const spoken = 0.02;
/** A cough is no speech: so many looks in a row, or nearly. */
const lasting = 6;
const mostKept = 10;

/** Counts looks at how loud it is into whether somebody speaks: it begins after a moment of sound and ends after one of quiet. */
export const createSpeechMeter = () => {
  let score = 0;
  let speaks = false;
  return (rms: number): boolean => {
    score = Math.max(0, Math.min(mostKept, score + (rms > spoken ? 1 : -0.5)));
    if (score >= lasting) speaks = true;
    if (score === 0) speaks = false;
    return speaks;
  };
};
