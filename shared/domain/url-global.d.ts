/** The WHATWG URL, which every runtime of ours has and the language's own library does not name. */
declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly href: string;
  readonly host: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
}
