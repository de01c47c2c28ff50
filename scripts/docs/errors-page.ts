import { errorCodes, userErrorCodes } from "../../foundation/errors/catalogue.js";
import { table } from "./table.js";

const rows = (codes: Readonly<Record<string, string>>): string[][] =>
  Object.entries(codes).map(([code, sentence]) => [`\`${code}\``, sentence]);

/** docs/errors.md: every code that a client can see. */
export const errorsPage = (): string => `# Errors

Generated from \`foundation/errors/catalogue.ts\` by \`npm run docs\`.

## Of a request or a field

In \`errors\`, as \`extensions.code\`: faults and refusals.

${table(["code", "means"], rows(errorCodes))}

## Of a mutation

In the payload's \`userErrors\`, as \`code\`: outcomes that a client is to expect.

${table(["code", "means"], rows(userErrorCodes))}
`;
