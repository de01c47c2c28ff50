import { describe, expect, test } from "@jest/globals";
import { faultsOfOrganization, type OrganizationFields } from "./faults-of-organization.js";

describe("faultsOfOrganization", () => {
  test.each<[string, OrganizationFields, string[]]>([
    ["takes a slug", { name: "ml-platform" }, []],
    ["judges nothing that is left out", {}, []],
    ["takes a cleared description and icon", { description: null, icon: null }, []],
    ["refuses a name with capitals or blanks", { name: "ML Platform" }, ["name"]],
    ["refuses a cleared name", { name: null }, ["name"]],
    ["refuses a cleared display name", { displayName: null }, ["displayName"]],
    ["says all that is wrong at once", { name: "-", description: "x".repeat(4097) }, ["name", "description"]],
  ])("%s", (_, fields, faulty) => {
    expect(faultsOfOrganization(fields).map((fault) => fault.path?.[1])).toEqual(faulty);
  });
});
