import type { Command } from "commander";
import { duration } from "./arguments.js";

/** Adds what every command takes that starts a job. */
export const withWait = (command: Command): Command =>
  command
    .option("--wait <time>", "wait no longer than this, and end with 3 then, such as 60s", duration)
    .option("--no-wait", "start it and do not wait at all")
    .option("-f, --follow", "show what the provisioner says meanwhile");
