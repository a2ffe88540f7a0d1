/** A session description that asks the other side to send no more of pictures than so many kbit/s. */
export const thrifty = (sdp: string, kbps: number): string =>
  sdp
    .split(/(?=^m=)/m)
    .map((part) => (part.startsWith('m=video') ? part.replace(/^c=.*\r\n/m, `$&b=AS:${kbps}\r\n`) : part))
    .join('');
