import { expect, test } from "@jest/globals";
import { isServedApi } from "./served-api.js";

test.each([
  ["1.0", true],
  ["1.12", true],
  ["2.0", false],
  ["0.9", false],
  ["1", false],
  ["1.0.0", false],
  ["v1.0", false],
  ["", false],
  ["11.0", false],
])("%j", (apiVersion, served) => expect(isServedApi(apiVersion)).toBe(served));
