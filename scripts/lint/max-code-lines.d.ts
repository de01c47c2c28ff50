import type { Rule } from "eslint";

/** Counts lines of code: neither blank, comment nor decorator. */
export const maxCodeLines: Rule.RuleModule;
