import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { frameStyle, type Shape } from '../../../../shared/domain/frame-style.ts';
import type { FrameMessage, HostMessage } from '../../../../shared/protocol/visitor/host-frame.ts';
import type { PreviewMessage, PreviewReady } from '../../../../shared/protocol/visitor/preview.ts';
import { useWorkspace } from '../../../bridge/workspace.ts';

interface PreviewFrameProps {
  message: PreviewMessage;
  open: boolean;
  phone: boolean;
  /** The page it stands on is dark, and so is the visitor's system. */
  dark: boolean;
  left: boolean;
  /** The visitor's way: who previews may press what a visitor may press. */
  onOpen(open: boolean): void;
}

interface Shown {
  shape: Shape;
  clip: string;
}

/** The widget's own frame, told by the console what a loader tells it on a page. */
export function PreviewFrame({ message, open, phone, dark, left, onOpen }: PreviewFrameProps) {
  const { t } = useTranslation('look');
  const { routerUrl } = useWorkspace();
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [{ shape, clip }, setShown] = useState<Shown>({ shape: 'hidden', clip: '' });
  const { gaps } = message.site.look;
  /** What the frame said last. */
  const heard = useRef<Shape>('hidden');
  const gap = [gaps[0] ?? 0, gaps[phone ? 2 : 1] ?? 0] as const;
  const told = JSON.stringify([message, phone, dark, left]);
  const wanted = useRef({ open, onOpen });
  wanted.current = { open, onOpen };

  useEffect(() => {
    const tell = (data: HostMessage): void => frame.current?.contentWindow?.postMessage(data, routerUrl);
    const hear = ({ source, origin, data }: MessageEvent<FrameMessage | PreviewReady>): void => {
      if (source !== frame.current?.contentWindow || origin !== routerUrl) return;
      if (data.foyer === 'preview-ready') setReady(true);
      if (data.foyer !== 'shape') return;
      const first = heard.current === 'hidden';
      const was = heard.current === 'open';
      heard.current = data.shape;
      setShown({ shape: data.shape, clip: data.clip ?? '' });
      if (!first && was !== (data.shape === 'open')) wanted.current.onOpen(!was);
      if (first && wanted.current.open) tell({ foyer: 'open' });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [routerUrl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is compared by what it says
  useEffect(() => {
    if (!ready) return;
    const tell = (data: HostMessage | PreviewMessage): void =>
      frame.current?.contentWindow?.postMessage(data, routerUrl);
    // It learns who speaks, then what to show, and draws with the layout.
    tell({ foyer: 'page', page: { url: routerUrl, title: message.site.name, referrer: '' } });
    tell(message);
    tell({ foyer: 'layout', full: phone, dark, night: dark, left });
  }, [ready, told, routerUrl]);

  useEffect(() => {
    // What was asked for by a press in the frame is there already.
    if (heard.current === 'hidden' || (heard.current === 'open') === open) return;
    frame.current?.contentWindow?.postMessage({ foyer: open ? 'open' : 'close' }, routerUrl);
  }, [open, routerUrl]);

  const style = frameStyle({ shape, full: phone, left, seen: null, clip, gap, dark });
  useEffect(() => {
    if (frame.current) frame.current.style.cssText = style;
  }, [style]);
  return <iframe ref={frame} src={`${routerUrl}/widget/frame?preview`} title={t('preview.frame')} />;
}
