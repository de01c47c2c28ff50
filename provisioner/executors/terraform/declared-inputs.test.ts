import { expect, test } from "@jest/globals";
import { manifestSchema } from "../../../foundation/template-manifest/manifest-schema.js";
import { parametersOf, requireNone, variablesOf } from "./declared-inputs.js";
import type { DeclaredVariable } from "./declared-variables.js";

const variable = (name: string, more: Partial<DeclaredVariable> = {}): DeclaredVariable => ({
  name,
  type: "string",
  description: "",
  defaultValue: undefined,
  isSensitive: false,
  ...more,
});
const manifest = (...parameters: object[]) => manifestSchema.parse({ parameters });
const declared = [
  variable("size", { description: "How large.", defaultValue: "small" }),
  variable("token", { isSensitive: true, defaultValue: "secret" }),
  variable("image"),
  variable("orgplane_workspace_name"),
];

test("variables that are neither parameters nor facts are the administrators'; a sensitive default stays unsaid", () =>
  expect(variablesOf(declared, manifest({ name: "size" }))).toEqual([
    { name: "token", type: "string", description: "", required: false, sensitive: true },
    { name: "image", type: "string", description: "", required: true, sensitive: false },
  ]));

test("a parameter is what template.yaml says, and what its variable says where that says nothing", () =>
  expect(parametersOf(declared, manifest({ name: "size", mutable: true }))).toMatchObject([
    { name: "size", description: "How large.", type: "STRING", defaultValue: "small", required: false, mutable: true },
  ]));

test("a parameter without its variable fails the import", () =>
  expect(() => parametersOf(declared, manifest({ name: "colour" }))).toThrow(
    expect.objectContaining({
      code: "TEMPLATE_MANIFEST_INVALID",
      message: expect.stringContaining('"colour", but no Terraform variable is called so'),
    }),
  ));

test("variables that nobody gave a value fail it with a code and their names", () => {
  expect(() => requireNone([])).not.toThrow();
  expect(() => requireNone(["image", "region"])).toThrow(
    expect.objectContaining({
      code: "REQUIRED_TEMPLATE_VARIABLES",
      message: expect.stringContaining('"image", "region"'),
    }),
  );
});
