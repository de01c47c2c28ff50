import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

const programs = ["terraform", "tofu"];

/** The first of `terraform` and `tofu` on the PATH; null where there is neither. */
export async function findTerraform(path = process.env["PATH"] ?? ""): Promise<string | null> {
  for (const program of programs) {
    for (const folder of path.split(delimiter)) {
      const file = join(folder, program);
      if (
        await access(file, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return file;
    }
  }
  return null;
}
