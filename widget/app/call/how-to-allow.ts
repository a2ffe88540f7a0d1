/** The sentence that says where this browser lets a microphone be allowed. */
export const howToAllow = (userAgent: string): 'allow.firefox' | 'allow.chromium' | 'allow.safari' | 'call.denied' => {
  if (/Firefox\//.test(userAgent)) return 'allow.firefox';
  if (/(?:Chrome|Chromium)\//.test(userAgent)) return 'allow.chromium';
  return /Safari\//.test(userAgent) ? 'allow.safari' : 'call.denied';
};
