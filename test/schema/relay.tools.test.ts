import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { buildClientSchema, buildSchema, introspectionFromSchema, printSchema } from "graphql";

const compiler = resolve("tools/schema/node_modules/relay-compiler/cli.js");
const api = readFileSync("schema/api.graphql", "utf8");
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Compiles what an application asks of a schema: the exit code, what was said, and the names of what was made. */
function compile(schema: string, documents: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "orgplane-relay-"));
  folders.push(folder);
  for (const name of ["src", "out"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "schema.graphql"), schema);
  const tagged = documents.map((text) => `graphql\`${text}\`;\n`).join("");
  writeFileSync(join(folder, "src/app.js"), `import { graphql } from "react-relay";\n${tagged}`);
  const config = { src: "./src", schema: "./schema.graphql", language: "javascript", artifactDirectory: "./out" };
  writeFileSync(join(folder, "relay.config.json"), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler], { cwd: folder, encoding: "utf8" });
  const artifacts = readdirSync(join(folder, "out")).sort();
  const read = (name: string): string => readFileSync(join(folder, "out", name), "utf8");
  return { status, said: stdout + stderr, artifacts, read };
}

const byNode = `query appWorkspaceQuery($id: ID!) {
  node(id: $id) { id ... on Workspace { name ...appWorkspace_workspace @alias(as: "workspace") } } }`;

const refetchable = `fragment appWorkspace_workspace on Workspace @refetchable(queryName: "appWorkspaceRefetchQuery") {
  status owner { username } }`;

const paginated = `fragment appWorkspaces_organization on Organization
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "appWorkspacesPageQuery") {
    workspaces(first: $count, after: $cursor) @connection(key: "appWorkspaces_workspaces") {
      edges { node { id name ...appWorkspace_workspace } } } }`;

const mutation = `mutation appStopMutation($input: StopWorkspaceInput!) {
  stopWorkspace(input: $input) { build { id } userErrors { code path message } } }`;

const subscription = `subscription appFollowSubscription($id: ID!) {
  workspace(id: $id) { ...appWorkspace_workspace } }`;

const all = [byNode, refetchable, paginated, mutation, subscription];

test.each([
  ["the API's schema", api],
  ["what introspection says", printSchema(buildClientSchema(introspectionFromSchema(buildSchema(api))))],
])("Relay compiles %s: node, refetch, connections, a mutation and a subscription", (_, schema) => {
  const { status, said, artifacts, read } = compile(schema, all);
  expect({ status, said }).toMatchObject({ status: 0 });
  expect(artifacts).toEqual([
    "appFollowSubscription.graphql.js",
    "appStopMutation.graphql.js",
    "appWorkspaceQuery.graphql.js",
    "appWorkspaceRefetchQuery.graphql.js",
    "appWorkspace_workspace.graphql.js",
    "appWorkspacesPageQuery.graphql.js",
    "appWorkspaces_organization.graphql.js",
  ]);
  // Both are found again by their ids alone, and the list goes on after a cursor.
  expect(read("appWorkspaceRefetchQuery.graphql.js")).toMatch(/node\(id: \$id\)/);
  expect(read("appWorkspacesPageQuery.graphql.js")).toMatch(/node\(id: \$id\).*hasNextPage/s);
});

test.each<[string, string[], RegExp]>([
  ["a field that is none", ["query appQuery { nothing }"], /nothing/],
  [
    "a connection that is a plain list",
    ['query appQuery { organization(name: "a") { defaultMemberRoles @connection(key: "app_defaultMemberRoles") { id } } }'],
    /@connection/,
  ],
])("it would refuse %s", (_, documents, reason) => {
  const { status, said } = compile(api, documents);
  expect(status).not.toBe(0);
  expect(said).toMatch(reason);
});
