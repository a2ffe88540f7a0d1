/** One broken rule, at one place. `file` is relative to the project's root, `line` starts at 1 (0 = the whole file). */
export interface Finding {
  rule: string;
  file: string;
  line: number;
  message: string;
}

export const formatFinding = (finding: Finding): string =>
  `${finding.file}${finding.line > 0 ? `:${finding.line}` : ''}  ${finding.rule}: ${finding.message}`;
