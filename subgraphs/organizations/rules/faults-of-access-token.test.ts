import { describe, expect, test } from "@jest/globals";
import { faultsOfAccessToken, type AccessTokenFields } from "./faults-of-access-token.js";

describe("faultsOfAccessToken", () => {
  const now = new Date("2026-11-24T08:00:00.000Z");
  test.each<[string, AccessTokenFields, string[]]>([
    ["takes a name", { name: "laptop" }, []],
    ["takes an expiry to come", { name: "laptop", expiresAt: new Date("2026-11-24T08:00:00.001Z") }, []],
    ["refuses a blank name", { name: "" }, ["INVALID name"]],
    ["refuses an expiry at this moment", { name: "laptop", expiresAt: now }, ["INVALID expiresAt"]],
    ["refuses to narrow to permissions", { name: "ci", permissions: [] }, ["NOT_ALLOWED_HERE permissions"]],
    ["refuses to narrow to an organization", { name: "ci", organizationId: "x" }, ["NOT_ALLOWED_HERE organizationId"]],
  ])("%s", (_, fields, faults) => {
    expect(faultsOfAccessToken(fields, now).map(({ code, path }) => `${code} ${path?.[1]}`)).toEqual(faults);
  });
});
