import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createActorTokenSigner, verifyByJwksUrl } from "../../foundation/actor-token/actor-token.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";
import { startSubgraphAlone } from "../kit/subgraph-alone.js";
import { withoutEmptyPages } from "../kit/without-empty-pages.js";
import { giveRoles } from "../kit/world.js";

let graph: GraphUnderTest;
let alpha: string;
let beta: string;
let group: string;
let alone: { endpoint: string; stop(): Promise<void> };

beforeAll(async () => {
  graph = await startGraphUnderTest({ signer: createActorTokenSigner() });
  const { database, world } = graph;
  const verify = verifyByJwksUrl(new URL("/.well-known/jwks.json", graph.endpoint));
  alone = await startSubgraphAlone("organizations", graph, verify);
  alpha = encodeId("Organization", world.alpha);
  beta = encodeId("Organization", world.beta);
  const id = newId<"Group">();
  group = encodeId("Group", id);
  await database.group.create({ data: { id, organizationId: world.alpha, name: "testers" } });
  await giveRoles(database, world.alphaMember, ["organization-user-admin"]);
});
beforeEach(() => void graph.fetches.splice(0));
afterAll(async () => {
  await alone.stop();
  await graph.close();
});

const unauthorized = (...path: string[]) => ({
  message: "Unauthorized field or type",
  path,
  extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" },
});

describe("what the actor could nowhere have is null, with an error each, and the rest is answered", () => {
  const query = `query ($id: ID!) {
    viewer { username email }
    organization(name: "beta") { id displayName groupSync { claim } }
    known: node(id: $id) { __typename id ... on Organization { name auditLog { nodes { id } } } ... on User { email } }
  }`;

  test("to nobody", async () => {
    const answer = await graph.anonymously.run(query, { id: beta });
    expect(answer).toEqual({
      status: 200,
      data: { viewer: null, organization: null, known: null },
      errors: [
        unauthorized("viewer", "username"),
        unauthorized("viewer", "email"),
        unauthorized("organization"),
        unauthorized("known", "name"),
        unauthorized("known", "auditLog"),
        unauthorized("known", "email"),
      ],
    });
  });

  test("to somebody of no organization", async () => {
    const answer = await graph.as(graph.world.outsider).run(query, { id: beta });
    expect(answer.data).toEqual({
      viewer: { username: "outsider", email: "outsider@example.test" },
      organization: null,
      known: null,
    });
    expect(answer.errors).toEqual([
      unauthorized("organization"),
      unauthorized("known", "name"),
      unauthorized("known", "auditLog"),
    ]);
  });

  test("to a member, who is told of what is missing by path and fetches nothing for it", async () => {
    const { data, errors } = await graph.as(graph.world.betaMember).run(query, { id: beta });
    expect(data).toEqual({
      viewer: { username: "beta-member", email: "beta-member@example.test" },
      organization: { id: beta, displayName: "beta", groupSync: null },
      known: { __typename: "Organization", id: beta, name: "beta", auditLog: null },
    });
    expect(errors).toEqual([unauthorized("organization", "groupSync"), unauthorized("known", "auditLog")]);
    const fetched = graph.fetches.map(({ query: document }) => document).join();
    expect(new Set(graph.fetches.map(({ subgraph }) => subgraph))).toEqual(new Set(["organizations"]));
    expect(fetched).toContain("displayName");
    expect(fetched).not.toContain("auditLog");
  });

  test("a subgraph of which everything was taken out is not asked", async () => {
    const everything =
      '{ organization(name: "alpha") { id name groupSync { claim } provisionerKeys { name } workspaces { totalCount } } }';
    await graph.as(graph.world.outsider).run(everything);
    expect(graph.fetches).toEqual([]);
    await graph.as(graph.world.owner).run(everything);
    expect(new Set(graph.fetches.map(({ subgraph }) => subgraph))).toEqual(
      new Set(["organizations", "identity", "provisioners", "workspaces"]),
    );
  });

  test("an operation of which nothing is taken out is planned as it is", async () => {
    const { errors } = await graph.as(graph.world.owner).run(query, { id: beta });
    expect(errors).toBeUndefined();
  });

  test("introspection is everybody's, also beside what is taken out", async () => {
    const { data } = await graph.anonymously.run('{ __type(name: "Template") { name } organizations { totalCount } }');
    expect(data).toEqual({ __type: { name: "Template" }, organizations: null });
  });

  test("variables that fit no type are a fault of the whole, whatever is taken out", async () => {
    const badly = 'query ($n: Int!) { organization(name: "alpha") { id members(first: $n) { totalCount } } }';
    const answer = await graph.anonymously.run(badly, { n: "many" });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(answer.errors).toHaveLength(1);
  });
});

describe("a mutation with a field that the actor could nowhere have executes nothing", () => {
  const both = `mutation ($mine: UpdateGroupInput!, $not: DeleteInput!) {
    first: updateGroup(input: $mine) { group { name } }
    second: deleteOrganization(input: $not) { deletedId }
  }`;
  const variables = () => ({ mine: { id: group, name: "renamed" }, not: { id: alpha } });
  const nameOfGroup = async () =>
    (
      await graph.database.group.findFirstOrThrow({
        where: { name: { not: "Everyone" }, organizationId: graph.world.alpha },
      })
    ).name;

  test("for somebody who could do the other half", async () => {
    const answer = await graph.as(graph.world.alphaMember).run(both, variables());
    expect(answer).toEqual({
      status: 200,
      data: null,
      errors: [
        {
          message: "You may not do this.",
          path: ["second"],
          extensions: { code: "FORBIDDEN", serviceName: "organizations" },
        },
      ],
    });
    // The refused half alone is sent, to be refused and kept where it belongs.
    expect(graph.fetches.map(({ query }) => query)).toEqual([expect.not.stringContaining("updateGroup")]);
    expect(await nameOfGroup()).toBe("testers");
    const kept = await graph.database.auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(kept).toMatchObject([
      { outcome: "REFUSED", action: "DELETE", actorName: "alpha-member", resourceType: "Organization" },
    ]);
  });

  test("and what the actor may not know of is not found, and not kept", async () => {
    const entries = () => graph.database.auditEntry.count();
    const before = await entries();
    const remove =
      "mutation ($not: DeleteInput!) { ...rest } fragment rest on Mutation { it: deleteOrganization(input: $not) { deletedId } }";
    const { data, errors } = await graph.as(graph.world.betaMember).run(remove, { not: { id: alpha } });
    expect([data, errors]).toMatchObject([null, [{ path: ["it"], extensions: { code: "NOT_FOUND" } }]]);
    expect(await entries()).toBe(before);
  });

  test("and nobody is told to sign in", async () => {
    const answer = await graph.anonymously.run(both, variables());
    expect(answer.errors).toMatchObject([{ path: ["first"], extensions: { code: "UNAUTHENTICATED" } }]);
    expect(graph.fetches).toEqual([]);
  });

  test("what may be done is done, and of its answer only what may be read is there", async () => {
    const mutation = `mutation ($input: UpdateGroupInput!) { updateGroup(input: $input) { group { id name organization { auditLog { nodes { id } } } } } }`;
    const { data, errors } = await graph
      .as(graph.world.alphaMember)
      .run(mutation, { input: { id: group, name: "checkers" } });
    expect(data).toEqual({ updateGroup: { group: { id: group, name: "checkers", organization: null } } });
    expect(errors).toEqual([unauthorized("updateGroup", "group", "organization", "auditLog")]);
    expect(await nameOfGroup()).toBe("checkers");
  });
});

describe("a subgraph started alone answers the same as behind the gateway", () => {
  const query = `query ($id: ID!) {
    viewer { id username email siteRoles { name } }
    organization(name: "alpha") { id displayName members { totalCount nodes { id roles { name } user { id email } } } groups { totalCount } }
    organizations { totalCount nodes { id name } }
    users { totalCount }
    auditLog { nodes { id } }
    node(id: $id) { __typename id }
  }`;
  const rename =
    "mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { organization { id } } }";

  test.each([
    ["nobody", null],
    ["somebody of no organization", "outsider"],
    ["a member", "alphaMember"],
    ["a member of another organization", "betaMember"],
    ["a site owner", "owner"],
  ] as const)("to %s", async (_, who) => {
    const secret = who && (await signIn(graph.database, graph.world[who]));
    const form = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
      subject_token: secret ?? "",
    });
    const exchange = () => fetch(new URL("/actor-token", graph.endpoint), { method: "POST", body: form });
    const token = secret && ((await (await exchange()).json()) as { access_token: string }).access_token;

    const read = { query, variables: { id: group } };
    const { data } = await post(alone.endpoint, token, read);
    expect(data).toBeDefined();
    expect(withoutEmptyPages((await post(graph.endpoint, secret, read)).data)).toEqual(withoutEmptyPages(data));

    const write = { query: rename, variables: { input: { id: alpha, displayName: "alpha" } } };
    const codes = async (endpoint: string, credential: string | null) =>
      (await post(endpoint, credential, write)).errors?.map(({ extensions }) => extensions?.["code"] as string);
    const [direct, guarded] = [await codes(alone.endpoint, token), await codes(graph.endpoint, secret)];
    expect(guarded).toEqual(direct);
    expect(guarded === undefined).toBe(who === "owner");
  });
});

test("who may name one of two objects is not refused for the other: an editor of templates, who makes none", async () => {
  const owner = graph.as(graph.world.owner);
  const make = async (name: string, type: string, [selection, input]: [string, object]) => {
    const { data } = await owner.run(`mutation ($i: ${type}!) { made: ${name}(input: $i) { ${selection} } }`, {
      i: input,
    });
    return data?.["made"] as Record<string, { id: string }>;
  };
  const files = [{ path: "main.tf", content: "" }];
  const uploaded = await make("createTemplateVersion", "CreateTemplateVersionInput", [
    "templateVersion { id }",
    { organizationId: beta, files },
  ]);
  await graph.database.templateVersion.updateMany({ data: { importStatus: "SUCCEEDED" } });
  const versionId = uploaded["templateVersion"]!.id;
  const { template } = await make("createTemplate", "CreateTemplateInput", [
    "template { id }",
    { versionId, name: "t" },
  ]);
  const organizationPermissions = ["TEMPLATE_READ", "TEMPLATE_UPDATE"];
  await make("createRole", "CreateRoleInput", [
    "role { id }",
    { organizationId: beta, name: "editor", organizationPermissions },
  ]);
  await giveRoles(graph.database, graph.world.betaMember, ["editor"]);
  const upload = `mutation ($i: CreateTemplateVersionInput!) {
    createTemplateVersion(input: $i) { templateVersion { id } userErrors { code } } }`;
  const push = (place: object) => graph.as(graph.world.betaMember).run(upload, { i: { ...place, files } });
  const pushed = await push({ templateId: template!.id });
  expect(pushed.errors).toBeUndefined();
  expect(pushed.data?.["createTemplateVersion"]).toEqual({
    templateVersion: { id: expect.any(String) },
    userErrors: [],
  });
  expect((await push({ organizationId: beta })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
});
