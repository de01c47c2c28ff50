import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The first of these programs that is on the PATH, asked for in this order; null where none is. */
export async function findProgram(names: readonly string[], path: string): Promise<string | null> {
  const files = names.flatMap((name) =>
    path
      .split(delimiter)
      .filter((folder) => folder !== "")
      .map((folder) => join(folder, name)),
  );
  for (const file of files) if (await isExecutable(file)) return file;
  return null;
}
