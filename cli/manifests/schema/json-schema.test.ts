import { expect, test } from "@jest/globals";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";
import { manifestJsonSchema } from "./json-schema.js";

const ajv = new Ajv.default({ strict: true, validateFormats: false, allowUnionTypes: true, strictRequired: false });
const validate = ajv.compile(manifestJsonSchema());

test.each<[string, string]>([
  ["a label and variables", "{ kind: Manifest, label: platform, variables: { quota: 5 } }"],
  ["an organization", "{ kind: Organization, name: raptix, groups: { mobile: { quotaAllowance: 5 } } }"],
  ["an organization that is written for many", "{ kind: Organization, forEach: { a: { quota: 1 }, b: }, groups: {} }"],
  ["a variable where a number stands", '{ kind: Organization, name: a, groups: { g: { quotaAllowance: "${quota}" } } }'],
  ["a variable where a list stands", '{ kind: Organization, name: a, groups: { g: { members: "${people}" } } }'],
  ["a text with a variable in it", '{ kind: Organization, name: a, displayName: "The ${key}s" }'],
  ["a key with a variable in it", '{ kind: Organization, name: a, groups: { "${key}-admins": } }'],
  ["a template", "{ kind: Organization, name: a, templates: { t: { folder: ./t, deprecated: false } } }"],
  ["a secret by reference", "{ kind: Site, identityProviders: { corp: { clientSecret: { env: SECRET } } } }"],
])("%s fits", (_, text) => {
  expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
});

test.each<[string, string]>([
  ["no kind", "{ name: raptix }"],
  ["an unknown kind", "{ kind: Team, name: raptix }"],
  ["an unknown key", "{ kind: Organization, name: a, grups: {} }"],
  ["a number that is a word", "{ kind: Organization, name: a, groups: { g: { quotaAllowance: many } } }"],
  ["a permission that no organization's role gives", "{ kind: Organization, name: a, roles: { r: { ownerPermissions: [USER_CREATE] } } }"],
  ["a secret that stands there", "{ kind: Site, identityProviders: { corp: { clientSecret: hush } } }"],
])("%s does not", (_, text) => expect(validate(parse(text))).toBe(false));
