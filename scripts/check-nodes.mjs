import { spawnSync } from "node:child_process";

// Runs the whole suite on each newer Node that is promised to work; npm's package `node` is the program itself.
const versions = [22, 24];
const jest = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "node_modules/jest/bin/jest.js"];

const failed = versions.filter((version) => {
  console.log(`\nnode ${version}`);
  const args = ["-y", "-p", `node@${version}`, "node", ...jest, ...process.argv.slice(2)];
  return spawnSync("npx", args, { stdio: "inherit" }).status !== 0;
});
for (const version of versions) console.log(`node ${version}: ${failed.includes(version) ? "failed" : "passed"}`);
process.exitCode = failed.length > 0 ? 1 : 0;
