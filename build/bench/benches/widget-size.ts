import { join } from 'node:path';
import { buildStale } from '../../scripts/build-stale.ts';
import { projectRoot } from '../../scripts/project-root.ts';
import type { Bench, Metric } from '../bench.ts';
import { bundleSize } from '../bundle-size.ts';
import { widgetBudget } from '../widget-budget.ts';
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
    const metric = (name: string, stage: keyof typeof widgetBudget, ours: number, reference: number): Metric => ({
      metric: name,
      reference: inKb(reference),
      ours: inKb(ours),
      unit: 'KB',
      goal: {
        of: 'ours',
        bound: 'atMost',
        must: inKb(widgetBudget[stage].must),
        stretch: inKb(widgetBudget[stage].stretch),
      },
    });
    return [
      // An embed of a few hundred bytes would do nothing: here the budget itself is the reference.
      metric('widget: loader', 'loader', sizes.loader, widgetBudget.loader.must),
      {
        ...metric('widget: + live presence, before any click', 'presence', sizes.presence, socketFloor),
        detail: { reference: 'socket.io-client alone', files: sizes.files.presence.join(' ') },
      },
      {
        ...metric('widget: chat usable, one language', 'chat', sizes.chat, chatFloor),
        detail: { reference: 'socket.io-client and preact alone', files: sizes.files.chat.join(' ') },
      },
      ...(sizes.call === null
        ? []
        : [
            {
              ...metric('widget: call code, at the first call', 'call', sizes.call, widgetBudget.call.must),
              detail: { files: sizes.files.call.join(' ') },
            },
          ]),
    ];
  },
};
