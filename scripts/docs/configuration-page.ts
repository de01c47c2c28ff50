import { z } from "zod";
import type { Setting } from "../../foundation/config/setting.js";
import { settings } from "../../foundation/config/settings.js";
import { table } from "./table.js";

const code = (text: string): string => `\`${text}\``;

/** What a setting takes, in words: its values, its range or its kind. */
function takes({ schema }: Setting): string {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const output = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
  if (json.enum) return json.enum.map((value) => code(String(value))).join(", ");
  if (output.type === "integer") return `a whole number, ${output.minimum ?? ""} to ${output.maximum ?? ""}`;
  if (output.type === "number") return "a number";
  return json.format === "uri" ? "an address" : "a text";
}

function defaultOf({ schema }: Setting): string {
  const { success, data } = schema.safeParse(undefined);
  if (!success) return "required";
  return data === undefined ? "" : code(JSON.stringify(data).replaceAll('"', ""));
}

const row = ([name, setting]: [string, Setting]): string[] => [
  code(name),
  takes(setting),
  defaultOf(setting),
  setting.processes.join(", "),
  `${setting.description}${setting.isSecret ? " A secret: printed as dots." : ""}`,
];

/** docs/configuration.md: every setting of every process. */
export const configurationPage = (): string => `# Configuration

Generated from \`foundation/config/settings.ts\` by \`npm run docs\`. Settings are read from the environment, once, when a
process starts; all faults are listed at once, and an \`ORGPLANE_*\` name that is not here is one of them.

${table(["name", "takes", "default", "read by", "for"], Object.entries(settings).map(row))}
`;
