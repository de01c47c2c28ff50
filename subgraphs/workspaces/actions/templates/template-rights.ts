/** Who may do what to a template: the commands need it as well, and may not ask an action. */
export * from "../../commands/template-rights.js";
