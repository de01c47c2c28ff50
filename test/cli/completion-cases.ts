/** What was typed so far, the last word at the cursor, and what it may become at least. */
export const completionCases: readonly (readonly [name: string, words: string[], expected: string[]])[] = [
  ["a command", ["wor"], ["workspace"]],
  ["a command below another", ["template", "de"], ["deprecate", "delete"]],
  ["a flag", ["workspace", "create", "x", "--par"], ["--parameter"]],
  ["a flag of everybody's", ["group", "list", "--org"], ["--organization"]],
  ["a value of a flag, from the graph", ["group", "list", "-o", "al"], ["alpha"]],
  ["an argument, from the graph", ["org", "show", ""], ["alpha", "beta"]],
  ["a command behind a flag and its value", ["-o", "alpha", "member", "l"], ["list"]],
];
