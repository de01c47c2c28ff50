const inCode =
  /(?<space>\s+|#[^\n]*|\/\/[^\n]*)|(?<comment>\/\*)|<<-?(?<mark>[\p{ID_Start}_][\p{ID_Continue}-]*)|(?<word>[\p{ID_Start}_][\p{ID_Continue}-]*)|(?<label>"[^"\\$%\n]*")|[^]/uy;
const inText = /[^"\\$%]+|\\[^]|\$\$\{|%%\{|[$%]\{|[^]/uy;

/** Finds blocks `variable NAME { … sensitive = … }` in one pass, without understanding more of the language than that. */
class Scan {
  readonly found: string[] = [];
  private at = 0;
  /** What is open: braces, and texts, in which braces may be open again. */
  private readonly open: ("{" | '"')[] = [];
  private variable: string | null = null;
  private before: [string, string] = ["", ""];

  constructor(private readonly text: string) {}

  /** False where the text is none of the language. */
  run(): boolean {
    while (this.at < this.text.length) {
      if (!(this.open.at(-1) === '"' ? this.passText() : this.passCode())) return false;
    }
    return this.open.length === 0;
  }

  private next(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)!;
    this.at += match[0].length;
    return match;
  }

  private passText(): boolean {
    const [piece] = this.next(inText);
    if (piece === '"') this.open.pop();
    if (piece === "${" || piece === "%{") this.open.push("{");
    return true;
  }

  private passCode(): boolean {
    const { 0: piece, groups } = this.next(inCode);
    const { space, comment, mark } = groups!;
    if (space !== undefined) return true;
    if (comment !== undefined) return this.passTo(/\*\//g);
    this.notice(piece);
    if (mark !== undefined) return this.passTo(new RegExp(`(?<=\\n)[ \\t]*${mark}[ \\t]*(?=\\r?\\n|$)`, "gu"));
    if (piece === "{") return this.enter();
    if (piece === "}") return this.leave();
    if (piece !== '"') return this.remember(piece);
    if (this.open.length === 0) return false; // a label that has to be computed
    this.open.push('"');
    return this.remember("");
  }

  private passTo(end: RegExp): boolean {
    end.lastIndex = this.at;
    if (!end.test(this.text)) return false;
    this.at = end.lastIndex;
    return true;
  }

  private remember(piece: string): boolean {
    this.before = [this.before[1], piece];
    return true;
  }

  private enter(): boolean {
    const [keyword, label] = this.before;
    if (this.open.length === 0) this.variable = keyword === "variable" ? label.replaceAll('"', "") : null;
    this.open.push("{");
    return this.remember("{");
  }

  private leave(): boolean {
    return this.open.pop() !== undefined && this.remember("}");
  }

  private notice(piece: string): void {
    const [name, sign] = this.before;
    const isSet = this.variable !== null && this.open.length === 1 && name === "sensitive" && sign === "=";
    if (isSet && piece !== "false" && this.variable !== null) this.found.push(this.variable);
  }
}

/** The names of variables whose `sensitive` is anything but `false`; null where the text cannot be read. */
export function sensitiveInHcl(text: string): string[] | null {
  const scan = new Scan(text);
  return scan.run() ? scan.found : null;
}
