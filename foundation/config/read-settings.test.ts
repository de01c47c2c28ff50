import { expect, test } from "@jest/globals";
import { type StartupRefusal } from "../errors/startup-refusal.js";
import { readSettings } from "./read-settings.js";

const names = ["DATABASE_URL", "ORGPLANE_PORT", "ORGPLANE_DEMO"] as const;
const faultsOf = (environment: Record<string, string>): string => {
  try {
    readSettings(names, environment);
    return "";
  } catch (error) {
    return (error as StartupRefusal).sentence;
  }
};

test("reads values, and defaults where there is none or an empty one", () => {
  expect(readSettings(names, { ORGPLANE_PORT: "", ORGPLANE_DEMO: "1", HOME: "/" })).toEqual({
    DATABASE_URL: undefined,
    ORGPLANE_PORT: 4000,
    ORGPLANE_DEMO: true,
  });
});

test("lists every fault at once", () => {
  const sentence = faultsOf({ ORGPLANE_PORT: "http", ORGPLANE_DEMO: "perhaps", ORGPLANE_PROT: "1" });
  expect(sentence).toContain('ORGPLANE_PORT is "http"');
  expect(sentence).toContain('ORGPLANE_DEMO is "perhaps"');
  expect(sentence).toContain("ORGPLANE_PROT is no setting; did you mean ORGPLANE_PR");
});

test("does not mind settings of the other processes", () => {
  expect(faultsOf({ ORGPLANE_PROVISIONER_KEY: "orgk_x" })).toBe("");
});

test("shows a secret as dots", () => {
  const sentence = faultsOf({ DATABASE_URL: "mysql://root:hunter2@db" });
  expect(sentence).toContain("DATABASE_URL is ••••");
  expect(sentence).not.toContain("hunter2");
});
