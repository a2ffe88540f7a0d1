/** The field that marks a visitor to practise on; none for a real person. */
export const practiceMarkOf = ({ practice }: { practice: number }): { practice?: true } =>
  practice === 1 ? { practice: true } : {};
