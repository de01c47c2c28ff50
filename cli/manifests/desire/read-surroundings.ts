import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { readFolder } from "../../templates/read-folder.js";
import type { Fault, Place } from "../reading/placed.js";
import type { Surroundings } from "./surroundings.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What manifests name, read from disk and environment; each folder and file once. */
export class ReadSurroundings implements Surroundings {
  readonly faults: Fault[] = [];
  private readonly folders = new Map<string, ReturnType<Surroundings["folder"]>>();

  constructor(private readonly environment: Environment) {}

  resolve(path: string, { file }: Place): string {
    return resolve(dirname(file), path);
  }

  folder(path: string, place: Place): { path: string; content: string }[] | undefined {
    const folder = this.resolve(path, place);
    if (!this.folders.has(folder)) this.folders.set(folder, this.readFolder(folder, path, place));
    return this.folders.get(folder);
  }

  secret({ env, file }: { env?: string | undefined; file?: string | undefined }, place: Place): string | undefined {
    if (env !== undefined) {
      const value = this.environment[env];
      if (value) return value;
      return this.fault(place, `The environment has no ${env}. Set it, or name another.`);
    }
    const path = this.resolve(file ?? "", place);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return this.fault(place, `There is no file ${file ?? ""}. Write the secret into it.`);
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  }

  private readFolder(folder: string, name: string, place: Place): { path: string; content: string }[] | undefined {
    const read = readFolder(folder, name);
    return "files" in read ? read.files : this.fault(place, `${read.fault.message} ${read.fault.remedy}`);
  }

  private fault(place: Place, message: string): undefined {
    this.faults.push({ place, message });
  }
}
