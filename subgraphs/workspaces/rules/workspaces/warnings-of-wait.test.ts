import { expect, test } from "@jest/globals";
import { warningsOfWait } from "./warnings-of-wait.js";

test.each(["READY", "BUSY"] as const)("%s is nothing to be warned of", (verdict) =>
  expect(warningsOfWait({ verdict, explanation: "x" })).toEqual([]),
);

test.each(["OFFLINE", "NO_MATCH", "NO_DAEMONS"] as const)("%s is told by its sentence", (verdict) =>
  expect(warningsOfWait({ verdict, explanation: "x" })).toEqual([{ code: "NO_DAEMON", path: null, message: "x" }]),
);
