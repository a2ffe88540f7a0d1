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
      setShown((before) => {
        if (before.shape === 'hidden' && wanted.current.open) tell({ foyer: 'open' });
        return { shape: data.shape, clip: data.clip ?? '' };
      });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [routerUrl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is compared by what it says
  useEffect(() => {
    if (!ready) return;
    const tell = (data: HostMessage | PreviewMessage): void =>
      frame.current?.contentWindow?.postMessage(data, routerUrl);
    tell(message);
    tell({ foyer: 'page', page: { url: routerUrl, title: message.site.name, referrer: '' } });
    tell({ foyer: 'layout', full: phone, dark, night: dark, left });
  }, [ready, told, routerUrl]);

  // What was asked for by a press in the frame is there already.
  const seen = useRef(shape);
  useEffect(() => {
    const before = seen.current;
    seen.current = shape;
    if (before !== 'hidden' && (before === 'open') !== (shape === 'open')) wanted.current.onOpen(shape === 'open');
  }, [shape]);
  useEffect(() => {
    if (seen.current === 'hidden' || (seen.current === 'open') === open) return;
    frame.current?.contentWindow?.postMessage({ foyer: open ? 'open' : 'close' }, routerUrl);
  }, [open, routerUrl]);

  const style = frameStyle({ shape, full: phone, left, seen: null, clip, gap, dark });
  useEffect(() => {
    if (frame.current) frame.current.style.cssText = style;
  }, [style]);
  return <iframe ref={frame} src={`${routerUrl}/widget/frame?preview`} title={t('preview.frame')} />;
}
