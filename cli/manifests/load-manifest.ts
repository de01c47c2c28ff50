import { parse } from "yaml";
import { CliFault } from "../cli-fault.js";
import { faultOfProblems } from "./fault-of-problems.js";
import { desire } from "./desire/desire.js";
import type { DesiredState } from "./desire/desired-state.js";
import { ReadSurroundings } from "./desire/read-surroundings.js";
import { findFiles } from "./reading/find-files.js";
import { inOrder, type Fault, type Placed } from "./reading/placed.js";
import { readManifest } from "./reading/read-manifest.js";

export interface ManifestSource {
  paths: readonly string[];
  /** `name=value` each; a value is read as YAML reads it. */
  variables: readonly string[];
  environment: Readonly<Record<string, string | undefined>>;
}

function faultOf(faults: readonly Fault[]): CliFault {
  const problems = inOrder(faults).map((fault) => ({ ...fault, code: "INVALID" }));
  return faultOfProblems(`The manifest has ${String(faults.length)} faults.`, problems, { code: "MANIFEST" });
}

const commandLine = { file: "--var", line: 1, column: 1 };

/** What YAML makes of the text, as if it stood in the manifest. */
function variableOf(given: string): [string, Placed] {
  const at = given.indexOf("=");
  if (at < 1) throw new CliFault(`--var ${given} says no name=value.`, { code: "USAGE" });
  const value = parse(given.slice(at + 1)) as unknown;
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return [given.slice(0, at), { type: "scalar", place: commandLine, value: isScalar ? value : given.slice(at + 1) }];
}

/** The manifest with everything that it names. Throws a CliFault with all of its faults and their places. */
export async function loadManifest({ paths, variables, environment }: ManifestSource): Promise<DesiredState> {
  const read = readManifest(await findFiles(paths), new Map(variables.map(variableOf)));
  if ("faults" in read) throw faultOf(read.faults);
  const around = new ReadSurroundings(environment);
  const desired = desire(read.manifest, around);
  if (around.faults.length > 0) throw faultOf(around.faults);
  return desired;
}
