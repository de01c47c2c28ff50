import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { JobFailure } from "../../../jobs/job-failure.js";
import { parameterOf } from "../../../manifest/parameters-of.js";
import { plannedResources } from "../planned-resources.js";
import { readCoderPlan, withCoderMetadata } from "./coder-plan.js";

/** Written by hand, from the provider's documented schema: nothing here ran against the provider itself. */
const shown = JSON.parse(readFileSync("provisioner/executors/terraform/coder/plan.example.json", "utf8")) as unknown;

const data = (type: string, name: string, values: object) => ({
  address: `data.${type}.${name}`,
  mode: "data",
  type,
  name,
  values,
});
const planOf = (...resources: object[]) => ({ prior_state: { values: { root_module: { resources } } } });
const parameter = (name: string, values: object = {}) =>
  data("coder_parameter", name, { name, type: "string", ...values });
const preset = (name: string, values: object = {}) => data("coder_workspace_preset", name, { name, ...values });

describe("a plan of Coder's provider", () => {
  test("has parameters, in their order, with all that they say", () =>
    expect(readCoderPlan(shown).manifest.parameters.map((each) => parameterOf(each))).toEqual([
      {
        name: "region",
        displayName: "Region",
        description: "Where it runs.",
        type: "STRING",
        defaultValue: "eu",
        required: false,
        mutable: false,
        ephemeral: false,
        options: [
          { name: "Europe", value: "eu", description: "", icon: "/eu.svg" },
          { name: "America", value: "us", description: "", icon: "" },
        ],
        validation: undefined,
      },
      {
        name: "disk",
        displayName: "disk",
        description: "",
        type: "NUMBER",
        defaultValue: "10",
        required: false,
        mutable: true,
        ephemeral: false,
        options: [],
        validation: { min: 10, monotonic: "INCREASING" },
      },
      {
        name: "owner",
        displayName: "owner",
        description: "",
        type: "STRING",
        defaultValue: undefined,
        required: true,
        mutable: false,
        ephemeral: false,
        options: [],
        validation: { regex: "^[a-z]+$", error: "Lower case only" },
      },
    ]));

  test("has presets and tags", () => {
    const { manifest } = readCoderPlan(shown);
    expect(manifest.presets).toEqual([{ name: "American", default: true, parameters: { region: "us", disk: "20" } }]);
    expect(manifest.tags).toEqual({ zone: "eu-1" });
  });

  test("says of resources what they cost and are like, by the code that names them; its own are none", () =>
    expect(withCoderMetadata(plannedResources(shown, []), readCoderPlan(shown))).toEqual([
      {
        type: "docker_container",
        name: "workspace",
        address: "docker_container.workspace[0]",
        dailyCost: 8,
        icon: "/docker.svg",
        metadata: [
          { key: "cpu", value: "4", sensitive: false },
          { key: "password", value: "hidden", sensitive: true },
        ],
      },
      { type: "docker_volume", name: "home", address: "module.disks.docker_volume.home", dailyCost: 2, metadata: [] },
    ]));

  test("says nothing of a template that does without", () =>
    expect(readCoderPlan({ planned_values: { root_module: {} } })).toEqual({
      manifest: { parameters: [], presets: [], tags: {} },
      metadata: new Map(),
    }));
});

test.each([
  [
    "a default that is no option",
    planOf(parameter("p", { default: "c", option: [{ name: "A", value: "a" }] })),
    /none of the options/,
  ],
  [
    "a parameter that is there twice",
    planOf(parameter("p"), { ...parameter("p"), address: "data.coder_parameter.q" }),
    /"p" a second time/,
  ],
  ["two default presets", planOf(preset("a", { default: true }), preset("b", { default: true })), /second default/],
  ["a preset of what is no parameter", planOf(preset("a", { parameters: { x: "1" } })), /is no parameter/],
  ["a regex of no RE2", planOf(parameter("p", { validation: [{ regex: "(?=x)" }] })), /no RE2/],
  [
    "a parameter without a name",
    planOf(data("coder_parameter", "p", { type: "string" })),
    /data\.coder_parameter\.p is no parameter/,
  ],
  ["tags that are no text", planOf(data("coder_workspace_tags", "t", { tags: { a: 1 } })), /tags are text/],
])("%s fails the job in a sentence", (_, plan, sentence) => {
  const read = () => readCoderPlan(plan);
  expect(read).toThrow(JobFailure);
  expect(read).toThrow(sentence);
});

test("two metadata of one resource fail the job", () => {
  const resource = { address: "vm.a", mode: "managed", type: "vm", name: "a", values: {} };
  const metadata = (name: string) => ({
    address: `coder_metadata.${name}`,
    mode: "managed",
    type: "coder_metadata",
    name,
  });
  const configured = ["one", "two"].map((name) => ({
    address: `coder_metadata.${name}`,
    expressions: { resource_id: { references: ["vm.a.id", "vm.a"] } },
  }));
  const plan = {
    planned_values: { root_module: { resources: [resource, metadata("one"), metadata("two")] } },
    configuration: { root_module: { resources: configured } },
  };
  expect(() => readCoderPlan(plan)).toThrow("vm.a has more than one coder_metadata");
});
