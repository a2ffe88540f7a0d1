/** Bounds the pictures that a connection sends, in kbit/s; called before it speaks to the other side, which may ask for less. */
export const sendAtMost =
  (kbps: number) =>
  (connection: Pick<RTCPeerConnection, 'getSenders'>): void => {
    for (const sender of connection.getSenders()) {
      if (sender.track?.kind !== 'video') continue;
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.maxBitrate = kbps * 1_000;
      sender.setParameters(parameters).catch(() => {});
    }
  };
