import { describe, expect, test } from "@jest/globals";
import { diffRoles, faultsOfRoles } from "./faults-of-roles.js";

describe("faultsOfRoles", () => {
  const known = ["organization-admin", "organization-member", "deployer"];
  test.each<[string, string[], string[]]>([
    ["takes built-in and custom roles", ["organization-admin", "deployer"], []],
    ["takes no roles at all", [], []],
    ["refuses a name that no role has", ["captain"], ["NOT_FOUND"]],
    ["refuses a role that comes by itself", ["organization-member"], ["INVALID"]],
    ["refuses the site's implied role", ["member"], ["INVALID"]],
    ["says so once for a name given twice", ["captain", "captain"], ["NOT_FOUND"]],
  ])("%s", (_, names, codes) => {
    const faults = faultsOfRoles(names, { known, path: ["input", "roles"] });
    expect(faults.map((fault) => fault.code)).toEqual(codes);
  });
});

test("diffRoles says what is given and what is taken", () => {
  expect(diffRoles(["a", "b"], ["b", "c"])).toEqual({ given: ["c"], taken: ["a"] });
});
