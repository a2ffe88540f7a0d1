import { type RefObject, useEffect, useRef, useState } from 'react';
import type { FileUse } from '../../../../shared/client/files/file-urls.ts';
import { useConnection, useSlot } from '../../../bridge/workspace.ts';
import { inboxSlot } from '../inbox-store.ts';

/** The address of a file once it is wanted; `failed` where it cannot be had, until the connection comes back. */
export function useFileUrl(fileId: string, as: FileUse, wanted: boolean): { url: string | null; failed: boolean } {
  const { fileUrls } = useSlot(inboxSlot);
  const state = useConnection();
  const connected = state.kind === 'connected';
  const [found, setFound] = useState<{ url: string | null; failed: boolean }>({ url: null, failed: false });
  const has = found.url !== null;
  useEffect(() => {
    if (!wanted || !connected || has) return;
    let over = false;
    void fileUrls.get(fileId, as).then((url) => {
      if (!over) setFound({ url, failed: url === null });
    });
    return () => {
      over = true;
    };
  }, [fileUrls, fileId, as, wanted, connected, has]);
  return found;
}

/** True from when the element first comes near the window on. */
export function useComesNear(): [RefObject<HTMLElement | null>, boolean] {
  const element = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null || near) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: '400px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [near]);
  return [element, near];
}
