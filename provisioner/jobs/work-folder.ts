import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TemplateFile } from "./acquired-job.js";
import { JobFailure } from "./job-failure.js";
import { faultOfPath } from "./safe-path.js";

async function unpack(files: readonly TemplateFile[], folder: string): Promise<void> {
  await mkdir(folder);
  for (const { path, content } of files) {
    const fault = faultOfPath(path);
    if (fault) throw new JobFailure("UNSAFE_PATH", `The template's file path ${JSON.stringify(path)} ${fault}.`);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { flag: "wx", mode: 0o600 });
  }
}

/**
 * Gives one job a folder that is nobody else's, with the template's files in `template/`, and removes it afterwards,
 * whatever happened. Throws a JobFailure for files that would land outside.
 */
export async function inWorkFolder<Result>(
  root: string,
  files: readonly TemplateFile[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(root, "job-")); // made with mode 0700
  try {
    await unpack(files, join(folder, "template"));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
