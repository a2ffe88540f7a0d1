import { callRecordsSlot } from '../../../bridge/call-records.ts';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { late } from '../../../ui/late.tsx';

const { component: RecordDialog } = late(() => import('./record-dialog.tsx').then((file) => file.RecordDialog), null);

/** The record of the call that was asked for, above every screen. */
export function CallRecordResident() {
  const records = useSlot(callRecordsSlot);
  const callId = useReadable(records);
  return callId !== null && <RecordDialog callId={callId} onClose={() => records.show(null)} />;
}
