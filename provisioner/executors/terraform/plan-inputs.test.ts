import { expect, test } from "@jest/globals";
import type { AcquiredJob } from "../../jobs/acquired-job.js";
import type { ManifestParameter } from "../../../foundation/template-manifest/manifest-schema.js";
import type { DeclaredVariable } from "./declared-variables.js";
import { planInputs } from "./plan-inputs.js";

const declared = (name: string, type = "string", defaultValue?: string | null): DeclaredVariable => ({
  name,
  type,
  description: "",
  defaultValue,
  isSensitive: false,
});
const parameter = (name: string, more: Partial<ManifestParameter> = {}): ManifestParameter => ({
  name,
  mutable: false,
  ephemeral: false,
  options: [],
  ...more,
});
const fewOptions = [{ name: "Few", value: "2" }];

interface Row {
  declared: DeclaredVariable[];
  parameters?: ManifestParameter[];
  variables?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  transition?: AcquiredJob["transition"];
  isImport?: boolean;
  values?: Record<string, unknown>;
  missing?: string[];
}

test.each<[string, Row]>([
  ["the job's value", { declared: [declared("a")], variables: { a: "x" }, values: { a: "x" } }],
  [
    "a number as text, which Terraform reads",
    { declared: [declared("a", "number")], variables: { a: "4" }, values: { a: "4" } },
  ],
  ["a list as a list", { declared: [declared("a", "list(string)")], variables: { a: '["x"]' }, values: { a: ["x"] } }],
  [
    "text that only looks like a list",
    { declared: [declared("a")], variables: { a: '["x"]' }, values: { a: '["x"]' } },
  ],
  [
    "what is no list, for Terraform to refuse",
    { declared: [declared("a", "list(string)")], variables: { a: "[" }, values: { a: "[" } },
  ],
  ["nothing where Terraform has a default", { declared: [declared("a", "string", "x")], values: {} }],
  ["nothing where the default is null", { declared: [declared("a", "string", null)], values: {} }],
  ["nothing that is not declared", { declared: [], variables: { a: "x" }, values: {} }],
  [
    "the manifest's default",
    { declared: [declared("a")], parameters: [parameter("a", { default: "x" })], values: { a: "x" } },
  ],
  [
    "the job's rather than the manifest's",
    {
      declared: [declared("a")],
      parameters: [parameter("a", { default: "x" })],
      variables: { a: "y" },
      values: { a: "y" },
    },
  ],
  ["an administrator's that nobody gave", { declared: [declared("a")], isImport: true, missing: ["a"] }],
  ["a parameter that a build lacks", { declared: [declared("a")], parameters: [parameter("a")], missing: ["a"] }],
  [
    "for an import, the first option",
    {
      declared: [declared("a")],
      parameters: [parameter("a", { options: fewOptions })],
      isImport: true,
      values: { a: "2" },
    },
  ],
  [
    "for an import, the least number",
    {
      declared: [declared("a", "number")],
      parameters: [parameter("a", { validation: { min: 3 } })],
      isImport: true,
      values: { a: 3 },
    },
  ],
  [
    "for an import, something of the type",
    { declared: [declared("a", "list(string)")], parameters: [parameter("a")], isImport: true, values: { a: [] } },
  ],
  [
    "a fact of the workspace",
    {
      declared: [declared("orgplane_workspace_name")],
      metadata: { workspaceName: "w" },
      values: { orgplane_workspace_name: "w" },
    },
  ],
  [
    "a fact, whatever the job's variables say",
    {
      declared: [declared("orgplane_workspace_name")],
      variables: { orgplane_workspace_name: "forged" },
      metadata: { workspaceName: "w" },
      values: { orgplane_workspace_name: "w" },
    },
  ],
  [
    "stop, to what is deleted",
    {
      declared: [declared("orgplane_workspace_transition")],
      transition: "DELETE",
      values: { orgplane_workspace_transition: "stop" },
    },
  ],
  [
    "start, to an import",
    {
      declared: [declared("orgplane_workspace_transition")],
      isImport: true,
      values: { orgplane_workspace_transition: "start" },
    },
  ],
  [
    "for an import, a fact's own default",
    { declared: [declared("orgplane_workspace_name", "string", "preview")], isImport: true, values: {} },
  ],
  [
    "for an import, a sample of a fact",
    { declared: [declared("orgplane_workspace_name")], isImport: true, values: { orgplane_workspace_name: "" } },
  ],
])("%s", (_, row) => {
  const job = {
    type: row.isImport ? ("TEMPLATE_IMPORT" as const) : ("WORKSPACE_BUILD" as const),
    variables: row.variables ?? {},
    metadata: row.metadata ?? {},
    transition: row.isImport ? null : (row.transition ?? "START"),
  };
  const inputs = planInputs({ declared: row.declared, parameters: row.parameters ?? [], job });
  expect(inputs).toEqual({ values: row.values ?? {}, missing: row.missing ?? [] });
});
