import { expect, it } from 'vitest';
import { FrameMessage } from '../../../shared/protocol/visitor/host-frame.ts';
import { teaserClip } from './teaser-clip.ts';

it('lets the page be clicked beside the launcher, below a teaser', () => {
  const box = { width: 372, height: 240, launcher: { top: 76, far: 96 } };
  expect(teaserClip({ ...box, onLeft: false })).toBe(
    'polygon(calc(100% - 372px) calc(100% - 240px),100% calc(100% - 240px),100% 100%,calc(100% - 96px) 100%,calc(100% - 96px) calc(100% - 76px),calc(100% - 372px) calc(100% - 76px))',
  );
  expect(teaserClip({ ...box, onLeft: true })).toBe(
    'polygon(372px calc(100% - 240px),0 calc(100% - 240px),0 100%,96px 100%,96px calc(100% - 76px),372px calc(100% - 76px))',
  );
});

it('is what the loader takes, and no rule can be smuggled in by it', () => {
  const place = { side: 'text', gaps: [20, 20, 20] };
  const message = (clip: string) => ({ foyer: 'shape', shape: 'teaser', title: 'Chat', clip, ...place });
  expect(
    FrameMessage.safeParse(message(teaserClip({ width: 1, height: 2, onLeft: true, launcher: { top: 3, far: 4 } })))
      .success,
  ).toBe(true);
  expect(FrameMessage.safeParse(message('none;inset:0')).success).toBe(false);
});
