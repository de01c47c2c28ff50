import { stringify } from "yaml";
import type { Plain } from "../reading/placed.js";

/** What would be read as a variable is written as the text that it is. */
const escaped = (text: string): string => text.replaceAll("${", () => "$${");

function asTexts(value: Plain): Plain {
  if (typeof value === "string") return escaped(value);
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [escaped(key), asTexts(each)]));
}

/** A document of a manifest that reads as this value. */
export const toYaml = (value: Plain): string =>
  stringify(asTexts(value), { lineWidth: 0, aliasDuplicateObjects: false, nullStr: "" });

/** Documents of a manifest, one after the other, as a screen shows them. */
export const toYamlDocuments = (values: readonly Plain[]): string => values.map(toYaml).join("---\n").trimEnd();
