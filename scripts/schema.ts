import "reflect-metadata";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { composeSchemas } from "./compose-schemas.js";

/**
 * Writes schema/: the SDL of each subgraph, the supergraph and the public API schema. With --check nothing is written,
 * and the exit code is 1 where a file differs from what the code says.
 */
const isCheck = process.argv.includes("--check");
const read = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
};

const drifted = Object.entries(composeSchemas()).filter(([name, sdl]) => read(`schema/${name}.graphql`) !== sdl);
if (isCheck) {
  for (const [name] of drifted) console.error(`schema/${name}.graphql is not what the code says: npm run schema`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  mkdirSync("schema", { recursive: true });
  for (const [name, sdl] of drifted) writeFileSync(`schema/${name}.graphql`, sdl);
}
