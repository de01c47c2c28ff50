import type { Command } from "commander";
import type { Environment } from "./configuration.js";
import type { ExitCode } from "./exit-codes.js";
import type { Graph } from "./graph/graph-client.js";
import type { Output } from "./output/output.js";
import type { Config } from "./settings/config-file.js";
import type { PlaceFlags, Whereabouts } from "./settings/whereabouts.js";

/** What a command has to work with. Everything is looked at when it is asked for, after the arguments were read. */
export interface Cli {
  environment: Environment;
  /** What was said about where to go, by flags. */
  flags(): PlaceFlags;
  output(): Output;
  input: NodeJS.ReadStream;
  config(): Config;
  /** Where to go and as whom. Throws NotSignedIn or a CliFault where that cannot be told. */
  whereabouts(): Whereabouts;
  /** The graph, asked as whoever is signed in. Throws NotSignedIn where nobody is. */
  graph(): Graph;
  /** Aborted when the user has had enough (Ctrl-C). */
  signal: AbortSignal;
  /** For a command that looks after signals itself. */
  handOverSignals(): void;
  /** Ends with this code once the command is done; 0 otherwise. */
  endWith(code: ExitCode): void;
}

/** Adds a command, with what is below it. */
export type RegisterCommand = (program: Command, cli: Cli) => void;

/** The headings of `orgplane --help`, in this order. */
export const commandGroups = {
  signIn: "Signing in:",
  people: "Organizations and people:",
  work: "Templates and workspaces:",
  provisioners: "Provisioners:",
  sync: "Identity sync and access:",
  manifests: "Manifests:",
  shell: "Shell:",
} as const;
