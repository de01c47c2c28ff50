/**
 * Counts lines of code: those that are neither blank, comment nor decorator, so that describing a field costs nothing.
 * (The built-in `max-lines` knows no decorators.)
 */
export const maxCodeLines = {
  meta: {
    type: "suggestion",
    schema: [{ type: "integer" }],
    messages: { tooLong: "{{count}} lines of code; at most {{limit}}. Part what does not change together." },
  },
  create(context) {
    const [limit] = context.options;
    const { sourceCode } = context;
    const uncounted = new Set();
    const leaveOut = ({ loc }) => {
      for (let line = loc.start.line; line <= loc.end.line; line++) uncounted.add(line);
    };
    return {
      Decorator: leaveOut,
      "Program:exit"() {
        sourceCode.lines.forEach((text, index) => text.trim() === "" && uncounted.add(index + 1));
        const code = new Set(sourceCode.ast.tokens.flatMap(({ loc }) => [loc.start.line, loc.end.line]));
        sourceCode
          .getAllComments()
          .filter(({ loc }) => !code.has(loc.start.line))
          .forEach(leaveOut);
        const count = sourceCode.lines.length - uncounted.size;
        if (count > limit)
          context.report({ loc: { line: 1, column: 0 }, messageId: "tooLong", data: { count, limit } });
      },
    };
  },
};
