import { GraphQLError, Lexer, Source, TokenKind } from "graphql";
import { tooMuch } from "./exceeded.js";

/** Brackets in one another that the parser, which calls itself for each, reads without running out of stack. */
const mostNested = 250;

/** Characters of a name that is looked up, compared and said again; nobody calls anything so. */
const mostOfName = 1_000;

const step: Readonly<Partial<Record<string, 1 | -1>>> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.PAREN_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
  [TokenKind.PAREN_R]: -1,
};

/** What is wrong with a text, as far as that is to be read; null where nothing is, or where it is no GraphQL. */
function faultOf(text: string, most: number): GraphQLError | null {
  const lexer = new Lexer(new Source(text));
  let nested = 0;
  for (let count = 1; lexer.advance().kind !== TokenKind.EOF; count++) {
    nested += step[lexer.token.kind] ?? 0;
    if (nested > mostNested) return tooDeep();
    const length = lexer.token.end - lexer.token.start;
    if (length > mostOfName && lexer.token.kind === TokenKind.NAME) return tooLongName(length);
    if (count > most) return tooLong(most);
  }
  return null;
}

/**
 * Counts a text's tokens before anything is made of them, and how deep its brackets go. Not counted to the end: what
 * there is too much of is read no further. A text that is no GraphQL is left to the parser, which says where.
 */
export function checkTokens(text: string, most: number): void {
  let fault: GraphQLError | null = null;
  try {
    fault = faultOf(text, most);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  if (fault) throw fault;
}

const tooLong = (most: number): GraphQLError =>
  tooMuch(
    { limit: "tokens", value: most + 1, most },
    `The document has more than ${String(most)} tokens: send values as variables, and the rest in several requests.`,
  );

const tooDeep = (): GraphQLError =>
  tooMuch(
    { limit: "depth", value: mostNested + 1, most: mostNested },
    `The document has more than ${String(mostNested)} brackets in one another: ask for what is so deep by a request of its own.`,
  );

const tooLongName = (length: number): GraphQLError =>
  tooMuch(
    { limit: "tokens", value: length, most: mostOfName },
    `The document has a name of ${String(length)} characters, and ${String(mostOfName)} are accepted: send what is no name as a variable.`,
  );
