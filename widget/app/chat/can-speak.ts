/** Whether this browser can have a call at all: some, WebKit on Linux among them, know no way to another browser. */
export const canSpeak = 'RTCPeerConnection' in globalThis;
