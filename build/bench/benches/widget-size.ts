import { join } from 'node:path';
import { buildStale } from '../../scripts/build-stale.ts';
import { projectRoot } from '../../scripts/project-root.ts';
import type { Bench, Metric } from '../bench.ts';
import { bundleSize } from '../bundle-size.ts';
import { widgetSizes } from '../widget-sizes.ts';

const KB = 1024;

const socket = "import { io } from 'socket.io-client'; console.log(io('/visitor'));";
const view = "import { h, render } from 'preact'; import { useState } from 'preact/hooks';";
const floor = `${socket} ${view} render(h(() => h('p', null, useState(1)[0])), document.body);`;

/** What a visitor's browser downloads. The reference is the floor: the libraries alone, built the same way. */
export const bench: Bench = {
  name: 'widget-size',
  number: 11,
  about: 'bytes after gzip that the widget costs a visitor, against its libraries alone',
  run: async () => {
    await buildStale({ only: ['widget'] });
    const sizes = widgetSizes(join(projectRoot, 'dist/widget'));
    const [socketFloor, chatFloor] = [await bundleSize(socket), await bundleSize(floor)];
    const inKb = (bytes: number): number => bytes / KB;
    const metric = (name: string, ours: number, reference: number, must: number, stretch: number): Metric => ({
      metric: name,
      reference: inKb(reference),
      ours: inKb(ours),
      unit: 'KB',
      goal: { of: 'ours', bound: 'atMost', must, stretch },
    });
    return [
      // An embed of a few hundred bytes would do nothing: here the budget itself is the reference.
      metric('widget: loader', sizes.loader, 4 * KB, 4, 3),
      {
        ...metric('widget: + live presence, before any click', sizes.presence, socketFloor, 20, 18),
        detail: { reference: 'socket.io-client alone', files: sizes.files.presence.join(' ') },
      },
      {
        ...metric('widget: chat usable, one language', sizes.chat, chatFloor, 40, 32),
        detail: { reference: 'socket.io-client and preact alone', files: sizes.files.chat.join(' ') },
      },
      ...(sizes.call === null
        ? []
        : [
            {
              ...metric('widget: call code, at the first call', sizes.call, 36 * KB, 36, 32),
              detail: { files: sizes.files.call.join(' ') },
            },
          ]),
    ];
  },
};
