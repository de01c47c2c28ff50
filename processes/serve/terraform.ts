import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

const programs = ["terraform", "tofu"];

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The first of `terraform` and `tofu` in the folders of a PATH; null where there is neither. */
export async function findTerraform(path: string): Promise<string | null> {
  const files = programs.flatMap((program) => path.split(delimiter).map((folder) => join(folder, program)));
  const found = await Promise.all(files.map(isExecutable));
  return files.find((_, index) => found[index]) ?? null;
}
