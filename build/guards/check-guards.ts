import { checkArrows } from './check-arrows.ts';
import { checkFileShape } from './check-file-shape.ts';
import { checkLockfile } from './check-lockfile.ts';
import { checkRestrictedNames } from './check-restricted-names.ts';
import { checkSocketHandlers } from './check-socket-handlers.ts';
import { checkUiText } from './check-ui-text.ts';
import { type Finding, formatFinding } from './finding.ts';

const root = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');

const findings: Finding[] = [
  ...(await checkArrows(root)),
  ...checkRestrictedNames(root),
  ...checkSocketHandlers(root),
  ...checkUiText(root),
  ...checkFileShape(root),
  ...checkLockfile(root),
];
for (const finding of findings) console.log(formatFinding(finding));
console.log(findings.length === 0 ? 'guards: clean' : `guards: ${findings.length} broken`);
process.exitCode = findings.length === 0 ? 0 : 1;
