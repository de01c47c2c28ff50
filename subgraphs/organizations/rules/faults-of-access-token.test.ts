import { describe, expect, test } from "@jest/globals";
import { faultsOfAccessToken, type AccessTokenFields } from "./faults-of-access-token.js";

describe("faultsOfAccessToken", () => {
  const now = new Date("2026-11-24T08:00:00.000Z");
  test.each<[string, AccessTokenFields, string[]]>([
    ["takes a name", { name: "laptop" }, []],
    ["takes an expiry to come", { name: "laptop", expiresAt: new Date("2026-11-24T08:00:00.001Z") }, []],
    ["refuses a blank name", { name: "" }, ["INVALID name"]],
    ["refuses an expiry at this moment", { name: "laptop", expiresAt: now }, ["INVALID expiresAt"]],
    ["refuses a token that can do nothing", { name: "ci", permissions: [] }, ["INVALID permissions"]],
    ["takes a token that is narrow", { name: "ci", permissions: ["TEMPLATE_READ"], organizationId: "x" }, []],
  ])("%s", (_, fields, faults) => {
    expect(faultsOfAccessToken(fields, now).map(({ code, path }) => `${code} ${path?.[1]}`)).toEqual(faults);
  });
});
