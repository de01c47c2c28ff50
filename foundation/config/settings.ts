import { z } from "zod";
import { EncryptionKeys } from "../encryption/encryption-key.js";
import { actorSettings } from "./actor-settings.js";
import { authorizationSettings } from "./authorization-settings.js";
import { frontSettings } from "./front-settings.js";
import { lifetimeSettings } from "./lifetime-settings.js";
import { limitSettings } from "./limit-settings.js";
import { flag, type Setting } from "./setting.js";
import { streamSettings } from "./stream-settings.js";

const port = z.coerce.number().int().min(0).max(65_535);
const logLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]);

/** Every setting of every process: what is not here is no setting of orgplane. */
export const settings = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }).optional(),
    description: "The PostgreSQL to use. Without it `npm start` runs one of its own in the data folder.",
    isSecret: true,
    processes: ["serve", "gateway", "subgraph"],
  },
  ORGPLANE_PORT: {
    schema: port.default(4000),
    description: "The port that the graph is served on; 0 for any that is free.",
    processes: ["serve", "gateway", "subgraph"],
  },
  ORGPLANE_HOST: {
    schema: z.string().min(1).default("127.0.0.1"),
    description: "The address that is listened on; 0.0.0.0 for all of the machine's.",
    processes: ["serve", "gateway", "subgraph"],
  },
  ORGPLANE_DATA_DIR: {
    schema: z.string().min(1).default(".orgplane"),
    description: "The folder of the embedded PostgreSQL, of demo.json and of the demo's secrets.",
    processes: ["serve"],
  },
  ORGPLANE_DEMO: {
    schema: flag.optional(),
    description:
      "`true` seeds an empty database with the demo world and runs its daemons. On unless NODE_ENV is `production`.",
    processes: ["serve"],
  },
  ORGPLANE_LOG_LEVEL: {
    schema: logLevel.default("warn"),
    description: "From which level on the JSON log speaks.",
    processes: ["serve", "gateway", "subgraph", "provisioner"],
  },
  ...actorSettings,
  ORGPLANE_ENCRYPTION_KEYS: {
    schema: EncryptionKeys.optional(),
    description:
      "The keys under which Terraform's states and other secrets are kept: `id:base64` of 32 bytes, several parted by commas; the first seals, all open, so a new one goes in front. Without it the embedded PostgreSQL has a key beside it, in the data folder's `encryption-keys`; with DATABASE_URL a process that seals refuses to start, since a lost key cannot be made again.",
    isSecret: true,
    processes: ["serve", "subgraph", "gateway"],
  },
  ORGPLANE_PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" }).optional(),
    description:
      "Where browsers reach this deployment, such as https://orgplane.example.com: providers send them back there, and under https cookies are Secure. Without it, the host that a browser asks for, by http.",
    processes: ["serve", "gateway"],
  },
  ...lifetimeSettings,
  ORGPLANE_TEST_DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }).optional(),
    description:
      "A PostgreSQL on which `orgplane/testing` may make databases and drop them. Without it one is started, for as long as it is needed.",
    isSecret: true,
    processes: ["testing"],
  },
  ...frontSettings,
  ...limitSettings,
  ...streamSettings,
  ...authorizationSettings,
  ORGPLANE_SUBGRAPH_DEADLINE_SECONDS: {
    schema: z.coerce.number().positive().max(600).default(30),
    description:
      "How long the gateway waits for the whole answer of a subgraph, in its own process or another; a daemon that waits for work has its own wait and five seconds.",
    processes: ["serve", "gateway"],
  },
  ORGPLANE_URL: {
    schema: z.url().optional(),
    description: "The graph that a provisioner daemon works for, or that the command line asks.",
    processes: ["provisioner", "cli"],
  },
  ORGPLANE_TOKEN: {
    schema: z.string().optional(),
    description: "The access token that the command line signs in with, instead of its context's.",
    isSecret: true,
    processes: ["cli"],
  },
  ORGPLANE_CONTEXT: {
    schema: z.string().optional(),
    description: "The context that the command line uses, instead of the current one.",
    processes: ["cli"],
  },
  ORGPLANE_ORGANIZATION: {
    schema: z.string().optional(),
    description: "The organization that the command line means unless it is told which.",
    processes: ["cli"],
  },
  ORGPLANE_PROVISIONER_KEY: {
    schema: z.string().optional(),
    description: "The provisioner key that a daemon signs in with.",
    isSecret: true,
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_KEY_FILES: {
    schema: z.string().optional(),
    description:
      "Instead of one key, a folder of files that hold one each, as an apply writes them: one process is then a daemon for each.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_NAME: {
    schema: z.string().optional(),
    description: "What a daemon is called; the host's name unless given.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_CONCURRENCY: {
    schema: z.coerce.number().int().min(1).max(64).default(1),
    description: "How many jobs a daemon does side by side; each slot is a daemon of its own in the graph.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_POLL_SECONDS: {
    schema: z.coerce.number().int().min(0).max(30).default(25),
    description: "How long a daemon lets the control plane think about a poll.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_WORK_DIR: {
    schema: z.string().optional(),
    description: "Where a daemon makes its jobs' folders; the system's folder for temporary files unless given.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_PLUGIN_CACHE: {
    schema: z.string().optional(),
    description:
      "Where a daemon keeps the providers that Terraform downloads, for this daemon alone; below the user's cache folder unless given.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_METRICS_PORT: {
    schema: port.optional(),
    description: "Where a daemon serves /health/live, /health/ready and /metrics; nowhere unless given.",
    processes: ["provisioner"],
  },
  ORGPLANE_PROVISIONER_METRICS_HOST: {
    schema: z.string().min(1).default("127.0.0.1"),
    description: "The address that a daemon serves its health and metrics on.",
    processes: ["provisioner"],
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
