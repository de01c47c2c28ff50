import { type Command, InvalidArgumentError } from "commander";

/** What `plan` and `apply` are told alike. */
export interface ManifestFlags {
  file?: string[];
  var?: string[];
  prune?: boolean;
  secrets?: boolean;
}

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

export const seconds = (text: string): number => {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new InvalidArgumentError("It takes a number of seconds.");
  return value;
};

export const addManifestFlags = (command: Command): Command =>
  command
    .option("-f, --file <path>", "a manifest, or a folder of manifests; may be given several times", collect)
    .option("--var <name=value>", "a variable of the manifest; may be given several times", collect)
    .option("--prune", "delete what the manifest's label owns and the manifest no longer names")
    .option("--secrets", "send client secrets of identity providers again, which cannot be compared");
