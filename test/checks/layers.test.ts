import { createRequire } from "node:module";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { typeOnly, violationsOf, type PlantedImport, type Violation } from "./planted-tree.js";

const { forbidden } = createRequire(import.meta.url)(resolve(".dependency-cruiser.cjs")) as {
  forbidden: { name: string }[];
};

const identity = "subgraphs/identity";
const workspaces = "subgraphs/workspaces";

/** One violation of each rule at least. */
const planted: readonly (readonly [rule: string, ...PlantedImport])[] = [
  ["no-cycles", "foundation/ids/egg.ts", "foundation/ids/hen.ts"],
  ["no-unresolvable", `${identity}/actions/lost.ts`, "./nowhere.js"],

  ["rules-imports-only-what-it-may", `${identity}/rules/stores.ts`, `${identity}/store/users.ts`],
  ["rules-imports-only-what-it-may", `${identity}/rules/tells-time.ts`, "foundation/clock/clock.ts"],
  ["rules-imports-only-what-it-may", `${identity}/rules/queries.ts`, "generated/prisma/client.ts"],
  ["rules-imports-only-what-it-may", `${identity}/rules/sync/borrows.ts`, "subgraphs/organizations/rules/names.ts"],
  ["rules-use-pure-libraries-only", `${identity}/rules/speaks-graphql.ts`, "graphql"],
  ["rules-use-pure-libraries-only", `${identity}/rules/reads-files.ts`, "node:fs"],

  ["store-imports-only-what-it-may", `${identity}/store/acts.ts`, `${identity}/actions/act.ts`],
  ["store-imports-only-what-it-may", `${identity}/store/audits.ts`, "foundation/audit/record-change.ts"],
  ["store-takes-only-types-of-rules", `${identity}/store/decides.ts`, `${identity}/rules/plan.ts`],
  ["only-graphql-knows-graphql", `${identity}/store/speaks-graphql.ts`, "graphql"],

  ["actions-imports-only-what-it-may", `${identity}/actions/resolves.ts`, `${identity}/graphql/resolvers.ts`],
  ["actions-imports-only-what-it-may", `${identity}/actions/queries.ts`, "generated/prisma/client.ts"],
  ["only-graphql-knows-graphql", `${identity}/actions/speaks-graphql.ts`, "type-graphql"],
  [
    "only-graphql-knows-graphql",
    `${identity}/actions/types.ts`,
    "foundation/subgraph-kit/shared/node.type.ts",
    typeOnly,
  ],
  ["commands-imports-only-what-it-may", `${identity}/commands/resolves.ts`, `${identity}/graphql/resolvers.ts`],
  ["commands-imports-only-what-it-may", `${identity}/commands/acts.ts`, `${identity}/actions/act.ts`],

  ["graphql-imports-only-what-it-may", `${identity}/graphql/audits.ts`, "foundation/audit/record-change.ts"],
  ["graphql-imports-only-what-it-may", `${identity}/graphql/commands.ts`, `${identity}/commands/write.ts`],
  ["graphql-wiring-imports-only-what-it-may", `${identity}/graphql/loaders.ts`, "foundation/audit/record-change.ts"],
  ["loaders-alone-import-store", `${identity}/graphql/users/user.resolver.ts`, `${identity}/store/users.ts`],
  ["loaders-alone-import-store", `${identity}/graphql/context.ts`, `${identity}/store/users.ts`, typeOnly],
  ["graphql-takes-only-types-of-rules", `${identity}/graphql/decides.ts`, `${identity}/rules/plan.ts`],
  ["graphql-knows-no-database", `${identity}/graphql/queries.ts`, "generated/prisma/client.ts", typeOnly],
  ["graphql-knows-no-database", `${identity}/graphql/connects.ts`, "pg"],

  ["subgraphs-meet-in-commands", `${identity}/actions/reaches.ts`, "subgraphs/organizations/actions/create.ts"],
  ["subgraphs-meet-in-commands", `${workspaces}/store/joins.ts`, "subgraphs/organizations/store/users.ts", typeOnly],
  ["only-actions-call-other-subgraphs", `${identity}/graphql/joins.ts`, "subgraphs/organizations/commands/join.ts"],
  ["organizations-calls-only-downhill", "subgraphs/organizations/actions/up.ts", `${identity}/commands/write.ts`],
  ["identity-calls-only-downhill", `${identity}/actions/aside.ts`, `${workspaces}/commands/write.ts`],
  ["workspaces-calls-only-downhill", `${workspaces}/actions/up.ts`, "subgraphs/provisioners/commands/write.ts"],
  ["provisioners-calls-only-downhill", "subgraphs/provisioners/actions/aside.ts", `${identity}/commands/write.ts`],
  ["subgraphs-know-no-process", `${identity}/actions/climbs.ts`, "subgraphs/subgraphs.ts"],
  ["subgraphs-know-no-process", `${identity}/actions/asks-gateway.ts`, "gateway/gateway.ts"],

  ["foundation-is-the-bottom", "foundation/log/climbs.ts", `${identity}/rules/plan.ts`, typeOnly],
  ["gateway-imports-only-foundation", "gateway/reaches.ts", `${identity}/subgraph.ts`],
  ["gateway-imports-only-foundation", "gateway/queries.ts", "generated/prisma/client.ts"],
  ["provisioner-imports-nothing-of-the-server", "provisioner/logs.ts", "foundation/log/log.ts"],
  ["cli-imports-nothing-of-the-server", "cli/logs.ts", "foundation/log/log.ts"],
  ["cli-imports-nothing-of-the-server", "cli/commands/serves.ts", "gateway/gateway.ts", typeOnly],
  ["cli-imports-nothing-of-the-server", "cli/commands/runs-jobs.ts", "provisioner/jobs/run-job.ts"],
  ["cli-has-no-database", "cli/connects.ts", "pg"],
  ["cli-graph-knows-no-command", "cli/graph/climbs.ts", "cli/commands/commands.ts"],
  ["manifests-are-planned-without-the-graph", "cli/manifests/plan/asks.ts", "cli/graph/graph-client.ts"],
  [
    "manifests-are-read-without-writing",
    "cli/manifests/state/writes.ts",
    "cli/manifests/apply/apply-plan.ts",
    typeOnly,
  ],
  ["nobody-imports-the-cli", "processes/starts-cli.ts", "cli/program.ts"],
  ["seed-takes-manifests-alone", "prisma/seed/runs-commands.ts", "cli/commands/commands.ts"],
  ["template-manifest-stands-alone", "foundation/template-manifest/logs.ts", "foundation/log/log.ts"],
  ["provisioner-has-no-database", "provisioner/connects.ts", "pg"],
  ["engine-knows-no-orgplane", "gateway/engine/knows-actors.ts", "foundation/rbac/actor.ts"],
  ["engine-knows-no-orgplane", "gateway/engine/knows-the-gateway.ts", "gateway/gateway-context.ts", typeOnly],
  ["guard-knows-graphql-alone", "gateway/guard/logs.ts", "foundation/log/log.ts"],
  ["guard-knows-graphql-alone", "gateway/guard/executes.ts", "gateway/gateway.ts", typeOnly],
  ["processes-are-the-top", "gateway/serves.ts", "processes/serve.ts"],
  ["served-code-imports-no-tools", "processes/checks.ts", "scripts/check.ts"],
  ["served-code-imports-no-tools", "processes/tries.ts", "testing/start-graph.ts"],
  ["testing-is-the-teams", "testing/borrows.ts", "test/kit/world.ts"],
  ["served-code-imports-no-dev-dependency", "processes/compiles.ts", "@swc/core"],
  ["served-code-imports-no-dev-dependency", "testing/compiles.ts", "@swc/core"],
];

/** What the table allows, so that a rule which forbids everything is noticed. */
const allowed: readonly PlantedImport[] = [
  [`${identity}/rules/plan.ts`, `${identity}/rules/sync/diff.ts`],
  [`${identity}/rules/plan.ts`, "foundation/rbac/decide.ts"],
  [`${identity}/rules/plan.ts`, "zod"],
  [`${identity}/store/users.ts`, "generated/prisma/client.ts"],
  [`${identity}/store/users.ts`, `${identity}/rules/plan.ts`, typeOnly],
  [`${identity}/actions/sign-in.ts`, `${identity}/store/users.ts`],
  [`${identity}/actions/sign-in.ts`, "foundation/audit/record-change.ts"],
  [`${identity}/actions/sign-in.ts`, "subgraphs/organizations/commands/join.ts"],
  ["subgraphs/provisioners/commands/finish.ts", `${workspaces}/commands/built.ts`],
  ["subgraphs/provisioners/commands/finish.ts", "subgraphs/organizations/commands/join.ts"],
  [`${identity}/graphql/users/user.resolver.ts`, `${identity}/actions/sign-in.ts`],
  [`${identity}/graphql/users/user.resolver.ts`, `${identity}/rules/plan.ts`, typeOnly],
  [`${identity}/graphql/users/user.resolver.ts`, "type-graphql"],
  [`${identity}/graphql/loaders.ts`, `${identity}/store/users.ts`],
  [`${identity}/graphql/context.ts`, "foundation/actions/action-context.ts", typeOnly],
  [`${identity}/subgraph.ts`, `${identity}/graphql/context.ts`],
  ["subgraphs/subgraphs.ts", `${identity}/subgraph.ts`],
  ["gateway/gateway.ts", "foundation/log/log.ts"],
  ["processes/serve.ts", "gateway/gateway.ts"],
  ["processes/serve.ts", "subgraphs/subgraphs.ts"],
  ["provisioner/main.ts", "provisioner/settings.ts"],
  ["provisioner/main.ts", "node:fs"],
  ["cli/commands/starts-a-daemon.ts", "provisioner/start.ts"],
  ["cli/commands/reads.ts", "cli/graph/graph-client.ts"],
  ["cli/manifests/apply/waits.ts", "cli/manifests/state/read-nodes.ts"],
  ["prisma/seed/applies.ts", "cli/manifests/apply/apply-plan.ts"],
  ["cli/program.ts", "commander"],
  ["provisioner/jobs/reads.ts", "foundation/template-manifest/manifest-schema.ts"],
  ["scripts/check.ts", "@swc/core"],
];

const devDependencies = ["@swc/core"];

describe("the layers", () => {
  let violations: Violation[];
  beforeAll(async () => {
    const closingOfTheCycle: PlantedImport = ["foundation/ids/hen.ts", "foundation/ids/egg.ts"];
    const imports = planted.map(([, ...edge]): PlantedImport => edge);
    violations = await violationsOf([...imports, closingOfTheCycle], devDependencies);
  }, 60_000);

  test.each(planted)("%s: %s must not import %s", (rule, from) => {
    expect(violations).toContainEqual(expect.objectContaining({ rule, from }));
  });

  test("has a planted violation for every rule", () => {
    expect([...new Set(planted.map(([rule]) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  test("leave alone what the table allows", async () => {
    expect(await violationsOf(allowed, devDependencies)).toEqual([]);
  }, 60_000);
});
