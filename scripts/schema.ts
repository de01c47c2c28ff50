import "reflect-metadata";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { manifestJsonSchema } from "../cli/manifests/schema/json-schema.js";
import { composeSchemas } from "./compose-schemas.js";

/**
 * Writes schema/: the SDL of each subgraph, the supergraph, the public API schema, and the JSON Schema of manifests. With
 * --check nothing is written, and the exit code is 1 where a file differs from what the code says.
 */
const isCheck = process.argv.includes("--check");
const read = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
};

const files = [
  ...Object.entries(composeSchemas()).map(([name, sdl]) => [`${name}.graphql`, sdl] as const),
  ["manifest.schema.json", `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`] as const,
];
const drifted = files.filter(([name, text]) => read(`schema/${name}`) !== text);
if (isCheck) {
  for (const [name] of drifted) console.error(`schema/${name} is not what the code says: npm run schema`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  mkdirSync("schema", { recursive: true });
  for (const [name, text] of drifted) writeFileSync(`schema/${name}`, text);
}
