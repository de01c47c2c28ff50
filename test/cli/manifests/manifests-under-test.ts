import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of manifests, as somebody keeps them in git. */
export interface ManifestFolder {
  path: string;
  /** Writes a file below it, folders and all; answers its path. */
  write(name: string, text: string): string;
  remove(): void;
}

export function createManifestFolder(): ManifestFolder {
  const path = mkdtempSync(join(tmpdir(), "orgplane-manifests-"));
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
