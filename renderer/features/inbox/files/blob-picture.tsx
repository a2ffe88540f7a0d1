import { useEffect, useState } from 'react';

/** A picture that is still on its way, from the bytes that lie here. */
export function BlobPicture({ blob, className }: { blob: Blob; className: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url === null ? null : <img src={url} alt="" className={className} />;
}
