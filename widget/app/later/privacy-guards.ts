import { instant } from '../guards/conversation-guards.ts';
import { flag, shape, text } from '../guards/shape.ts';

/** Guards of what the router answers to one who asks for what is kept of them. */
export const privacyGuards = {
  outputs: {
    'privacy.export_me': shape({ url: text, expiresAt: instant }),
    'privacy.erase_me': shape({ erased: flag }),
  },
  pushes: {},
};
