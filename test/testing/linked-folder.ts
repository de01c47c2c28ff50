import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

/** A folder outside of the project, with orgplane in it as `npm link` puts it there, and nothing else. */
export interface LinkedFolder {
  path: string;
  /** Where what runs in the folder puts its temporary files. */
  temporary: string;
  write(file: string, content: string): void;
  /** Puts a package of the project's beside orgplane, with the program that has its name. */
  link(dependency: string, program: string): void;
  /** Runs lines of a shell there, and stops at the first that fails: what was printed, and the exit code. */
  shell(lines: string, settings?: Record<string, string>): Promise<{ code: number | null; output: string }>;
  remove(): void;
}

const { name, bin } = JSON.parse(readFileSync("package.json", "utf8")) as { name: string; bin: Record<string, string> };

/** Settings of the test's own environment must not reach what is run. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(
    ([variable]) => !/^(ORGPLANE_|DATABASE_URL|NODE_OPTIONS|npm_|JEST_)/.test(variable),
  ),
);

export function linkedFolder(): LinkedFolder {
  const root = mkdtempSync(join(tmpdir(), "orgplane-linked-"));
  const [path, temporary] = [join(root, "folder"), join(root, "tmp")];
  mkdirSync(join(path, "node_modules/.bin"), { recursive: true });
  mkdirSync(temporary);
  symlinkSync(resolve("."), join(path, "node_modules", name));
  for (const [program, file] of Object.entries(bin)) {
    chmodSync(file, 0o755);
    symlinkSync(join("..", name, file), join(path, "node_modules/.bin", program));
  }
  return {
    path,
    temporary,
    write: (file, content) => writeFileSync(join(path, file), content),
    link(dependency, program) {
      symlinkSync(resolve("node_modules", dependency), join(path, "node_modules", dependency));
      symlinkSync(join("..", dependency, program), join(path, "node_modules/.bin", dependency));
    },
    async shell(lines, settings = {}) {
      const env = { ...inherited, TMPDIR: temporary, ...settings };
      const child = spawn("bash", ["-e", "-c", lines], { cwd: path, env, stdio: ["ignore", "pipe", "pipe"] });
      const ended = new Promise<number | null>((settle) => child.once("close", settle));
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      return { code, output: out + err };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
