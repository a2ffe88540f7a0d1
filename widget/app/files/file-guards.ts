import { attachment, id, instant } from '../guards/conversation-guards.ts';
import { shape, text, variant, whole } from '../guards/shape.ts';
import type { LateGuards } from '../guards/visitor-checks.ts';

/** Guards of what the router says of files; a test holds them equal to the schemas of the contract. */
export const fileGuards = {
  outputs: {
    'file.begin': variant('state', {
      uploading: shape({ fileId: id, offset: whole(), url: text, until: instant }),
      ready: shape({ fileId: id, file: attachment }),
    }),
    'file.finish': shape({ file: attachment }),
    'file.drop': shape({}),
    'file.link': shape({ url: text, until: instant }),
  },
  pushes: {},
} satisfies LateGuards;
