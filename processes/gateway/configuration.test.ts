import { describe, expect, test } from "@jest/globals";
import { readConfiguration } from "./configuration.js";

const authorizationBy = (environment: Record<string, string>) => readConfiguration([], environment).authorization;

describe("how the directives of a supergraph are held", () => {
  const usual = {
    mode: "filter",
    mutations: "refuse",
    rejectStatus: 403,
    errorsIn: "errors",
    requiresAuthentication: false,
  };
  test.each<[string, Record<string, string>, object]>([
    ["by default", {}, {}],
    ["another mode", { ORGPLANE_FIELD_AUTHORIZATION: "reject" }, { mode: "reject" }],
    ["mutations in part", { ORGPLANE_FIELD_AUTHORIZATION_MUTATIONS: "filter" }, { mutations: "filter" }],
    ["another status", { ORGPLANE_FIELD_AUTHORIZATION_REJECT_STATUS: "200" }, { rejectStatus: 200 }],
    ["errors elsewhere", { ORGPLANE_FIELD_AUTHORIZATION_ERRORS: "extensions" }, { errorsIn: "extensions" }],
    ["for the signed-in alone", { ORGPLANE_REQUIRE_AUTHENTICATION: "true" }, { requiresAuthentication: true }],
  ])("%s", (_, environment, differs) => {
    expect(authorizationBy(environment)).toEqual({ ...usual, ...differs });
  });

  test.each([
    "ORGPLANE_FIELD_AUTHORIZATION",
    "ORGPLANE_FIELD_AUTHORIZATION_MUTATIONS",
    "ORGPLANE_FIELD_AUTHORIZATION_REJECT_STATUS",
    "ORGPLANE_FIELD_AUTHORIZATION_ERRORS",
    "ORGPLANE_REQUIRE_AUTHENTICATION",
    "ORGPLANE_JWT_FAULTY",
  ])("%s takes no other value, and says which it takes", (name) => {
    expect(() => readConfiguration([], { [name]: "perhaps" })).toThrow(
      `${name} is "perhaps": Invalid option: expected`,
    );
  });
});

describe("whose tokens are taken", () => {
  const jwks = { ORGPLANE_JWT_JWKS_URL: "https://login.example.test/keys" };
  test("those of the database, where no keys are named", () => {
    expect(readConfiguration([], {}).tokens).toBeNull();
  });
  test("scopes and policies are read from the usual claims, or those that are named", () => {
    expect(readConfiguration([], jwks).tokens).toMatchObject({ scopesClaim: "scope", policiesClaim: "policies" });
    const named = { ...jwks, ORGPLANE_JWT_SCOPES_CLAIM: "roles", ORGPLANE_JWT_POLICIES_CLAIM: "p" };
    expect(readConfiguration([], named).tokens).toMatchObject({ scopesClaim: "roles", policiesClaim: "p" });
  });
  test("not both", () => {
    expect(() => readConfiguration([], { ...jwks, DATABASE_URL: "postgresql://db/x" })).toThrow("not by both");
  });
});
