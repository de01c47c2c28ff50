import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readConfiguration } from "./configuration.js";

const key = `orgk_${"a".repeat(49)}`;
const enough = ["--url", "https://graph.example/graphql", "--key", key];

test("a flag wins over the environment, which wins over the default", () => {
  const environment = { ORGPLANE_PROVISIONER_NAME: "by-environment", ORGPLANE_PROVISIONER_POLL_SECONDS: "5" };
  expect(readConfiguration([...enough, "--name", "by-flag"], environment)).toMatchObject({
    url: "https://graph.example/graphql",
    keys: [key],
    name: "by-flag",
    pollSeconds: 5,
    logLevel: "info",
  });
});

test.each([
  ["an address with a path stays", "http://127.0.0.1:4000/api", "http://127.0.0.1:4000/api"],
  ["an address without one is the graph's", "http://127.0.0.1:4000", "http://127.0.0.1:4000/graphql"],
])("%s", (_, url, expected) => expect(readConfiguration(["--url", url, "--key", key], {}).url).toBe(expected));

test("settings of other processes are none of the daemon's business", () =>
  expect(() => readConfiguration(enough, { ORGPLANE_PORT: "4000", ORGPLANE_DEMO: "x" })).not.toThrow());

test.each<[string, string[], Record<string, string>, RegExp]>([
  ["a missing address", ["--key", key], {}, /--url or ORGPLANE_URL must be the graph's/],
  ["a missing key", ["--url", "http://a"], {}, /--key or ORGPLANE_PROVISIONER_KEY must be a provisioner key/],
  ["an address of another kind", ["--url", "ftp://a", "--key", key], {}, /--url or ORGPLANE_URL is "ftp:\/\/a"/],
  ["an unknown flag", [...enough, "--tags", "a=b"], {}, /--tags is no flag/],
  ["a flag without a value", [...enough, "--name"], {}, /--name needs a value/],
  ["a stray word", [...enough, "start"], {}, /start is no flag/],
  ["an unknown setting", enough, { ORGPLANE_PROVISIONER_TAGS: "x" }, /ORGPLANE_PROVISIONER_TAGS is no setting/],
  ["a poll that is too long", [...enough, "--poll-seconds", "31"], {}, /--poll-seconds .* is "31"/],
  [
    "a key that was cut",
    ["--url", "http://a", "--key", key.slice(0, -1)],
    {},
    /--key .* is ••••: is no provisioner key: orgk_ and 49/,
  ],
  ["two ways to name keys", [...enough, "--key-files", "."], {}, /give --key or --key-files, not both/],
  [
    "a folder that there is not",
    ["--url", "http://a", "--key-files", "/nowhere"],
    {},
    /--key-files \/nowhere is no folder/,
  ],
  ["a folder of something else", ["--url", "http://a", "--key-files", "docs"], {}, /docs\/.* holds no provisioner key/],
  ["a user's token", ["--url", "http://a", "--key", key.replace("orgk", "orgp")], {}, /is no provisioner key/],
  ["no job at a time", [...enough, "--concurrency", "0"], {}, /--concurrency .* is "0"/],
  ["half a job", [...enough, "--concurrency", "1.5"], {}, /--concurrency .* is "1.5": must be a whole number/],
  ["a port that is none", [...enough, "--metrics-port", "x"], {}, /--metrics-port .* is "x": must be a port/],
  [
    "a log level that there is not",
    enough,
    { ORGPLANE_LOG_LEVEL: "loud" },
    /--log-level or ORGPLANE_LOG_LEVEL is "loud"/,
  ],
])("%s is refused", (_, args, environment, sentence) =>
  expect(() => readConfiguration(args, environment)).toThrow(sentence),
);

test("all faults are listed at once, and a key among them is dots", () => {
  const read = () => readConfiguration(["--url", "nowhere", "--key", "two words", "--x"], {});
  expect(read).toThrow(/--x is no flag; .*--url .*; --key .* is ••••: is no provisioner key/);
  expect(read).not.toThrow(/two words/);
});

test("the keys of a folder are those of its files, in the order of their names", () => {
  const folder = mkdtempSync(join(tmpdir(), "orgplane-keys-"));
  const keys = ["a", "b"].map((letter) => `orgk_${letter.repeat(49)}`);
  for (const [index, each] of keys.entries()) writeFileSync(join(folder, `${String(index)}.key`), `${each}\n`);
  expect(readConfiguration(["--url", "http://a", "--key-files", folder], {}).keys).toEqual(keys);
  rmSync(folder, { recursive: true });
});
