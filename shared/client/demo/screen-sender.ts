/** Small text stays sharp: resolution is kept, and pictures are left out where there is no room for all. */
const most = { bitrate: 4_000_000, framerate: 30 };

/** Makes a captured screen's picture one for reading. */
export function forReading(picture: MediaStream): MediaStream {
  for (const track of picture.getVideoTracks()) track.contentHint = 'text';
  return picture;
}

/** Sets how a connection sends its pictures; called before it speaks to the other side. */
export function sendForReading(connection: RTCPeerConnection): void {
  for (const sender of connection.getSenders()) {
    if (sender.track?.kind !== 'video') continue;
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) {
      encoding.maxBitrate = most.bitrate;
      encoding.maxFramerate = most.framerate;
    }
    // Chromium says it by itself for such a track; a browser that does not know the word leaves it out.
    Object.assign(parameters, { degradationPreference: 'maintain-resolution' });
    sender.setParameters(parameters).catch(() => {});
  }
}
