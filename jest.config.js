import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const isOnPath = (...programs) =>
  programs.some((program) => (process.env.PATH ?? "").split(delimiter).some((dir) => isExecutable(join(dir, program))));

const ignored = ["/node_modules/", "/dist/"];
const withoutPrograms = { testPathIgnorePatterns: [...ignored, "\\.(terraform|browser|zsh|fish)\\.(test|e2e)\\.ts$"] };
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testPathIgnorePatterns: ignored,
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "@swc/jest" },
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": ["$1.ts", "$1.js"] },
  setupFiles: ["<rootDir>/test/kit/set-up.ts"],
  ...more,
});

const withDatabase = {
  globalSetup: "<rootDir>/test/kit/global-setup.js",
  globalTeardown: "<rootDir>/test/kit/global-teardown.js",
};
const programs = {
  terraform: isOnPath("terraform", "tofu"),
  chromium: isOnPath("chromium"),
  zsh: isOnPath("zsh"),
  fish: isOnPath("fish"),
};
/** The Relay compiler and the like: installed on purpose, in a folder of their own. */
const hasSchemaTools = existsSync(new URL("tools/schema/node_modules", import.meta.url));
const leftOut = [
  ...Object.keys(programs).flatMap((program) => (programs[program] ? [] : [`${program} (not on the PATH)`])),
  ...(hasSchemaTools ? [] : ["schema tools (not installed: npm ci --prefix tools/schema)"]),
];

/** Tests that need a program which a machine may lack are projects of their own: there where it is, else named at the end. */
export default {
  // Long enough for a machine that does other things besides; a test that hangs still ends.
  testTimeout: 60_000,
  // Modules of a test file stay in memory until its process ends: two processes, each made anew before it slows down.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1200MB",
  reporters: ["default", ["<rootDir>/test/kit/left-out-reporter.js", { leftOut }]],
  projects: [
    project(
      "unit",
      [
        "{foundation,subgraphs,gateway,provisioner,cli,processes,testing}/**/*.test.ts",
        "test/{checks,schema}/**/*.test.ts",
      ],
      { testPathIgnorePatterns: [...ignored, "\\.tools\\.test\\.ts$"] },
    ),
    project("foundation", ["test/foundation/**/*.test.ts"], withDatabase),
    project("subgraphs", ["test/subgraphs/**/*.test.ts"], withDatabase),
    project("federation", ["test/federation/**/*.e2e.ts"], { ...withDatabase, ...withoutPrograms }),
    project("testing", ["test/testing/**/*.e2e.ts"], withDatabase),
    project("cli", ["test/cli/**/*.e2e.ts"], { ...withDatabase, ...withoutPrograms }),
    project("provisioner", ["test/provisioner/**/*.test.ts"], withoutPrograms),
    ...(programs.terraform ? [project("terraform", ["test/**/*.terraform.{test,e2e}.ts"], withDatabase)] : []),
    ...["zsh", "fish"].filter((shell) => programs[shell]).map((shell) => project(shell, [`test/**/*.${shell}.e2e.ts`])),
    ...(hasSchemaTools ? [project("schema tools", ["test/schema/**/*.tools.test.ts"])] : []),
    ...(programs.chromium ? [project("browser", ["test/**/*.browser.e2e.ts"], withDatabase)] : []),
  ],
};
