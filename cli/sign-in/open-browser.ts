import { spawn } from "node:child_process";
import type { Environment } from "../configuration.js";

const programs: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens an address in the user's browser: by BROWSER, or as the system does. False where that cannot be done. */
export function openBrowser(url: string, { browser, variables }: Environment): Promise<boolean> {
  if (browser === "") return Promise.resolve(false);
  const [program, ...args] = browser === null ? (programs[process.platform] ?? ["xdg-open"]) : [browser];
  return new Promise((resolve) => {
    const child = spawn(program!, [...args, url], { stdio: "ignore", detached: true, env: { ...variables } });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
