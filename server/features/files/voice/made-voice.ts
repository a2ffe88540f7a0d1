/** A voice message written anew, and how long it sounds. */
export interface MadeVoice {
  bytes: Buffer;
  ms: number;
}
