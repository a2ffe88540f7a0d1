/** A payload whose JSON is written already: the parser sends the text as it stands. */
export class WrittenJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
