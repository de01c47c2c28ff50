import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decideAt } from "../../foundation/subgraph-kit/team-subgraph/decide-at.js";
import type { TeamContext, TeamSubgraph } from "../../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
import { composeWithOrgplane } from "../../processes/team-subgraph/compose-with-orgplane.js";
import { startGraph, startSubgraph, type GraphActor, type TestGraph } from "../../testing/testing.js";

const notes: TeamSubgraph = {
  name: "notes",
  typeDefs: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@shareable"])
    "What is written about an organization."
    type Note { text: String! author: String }
    extend type Organization @key(fields: "id") {
      id: ID!
      notes: [Note!] @requiresPermission(permission: ORGANIZATION_READ)
    }
    extend type Organization { mayWrite: Boolean @authenticated }
    type Query {
      "Of the deployment."
      siteNotes: [Note!] @requiresPermission(permission: AUDIT_LOG_READ, scope: SITE)
      whoami: String @public(because: "it says nothing of anybody else")
    }
    type Subscription { noteAdded: Note @authenticated }
  `,
  resolvers: {
    Organization: {
      notes: ({ id }: { id: string }, _: unknown, { userId }: TeamContext) => [{ text: id, author: userId }],
      mayWrite: ({ id }: { id: string }, _: unknown, { actor, may }: TeamContext) => {
        const decisions = [may, decideAt.bind(null, actor)].map((decide) =>
          decide("ORGANIZATION_UPDATE", { organizationId: id }),
        );
        return decisions.every(Boolean);
      },
    },
    Query: {
      siteNotes: () => [{ text: "all is well" }],
      whoami: (_: unknown, __: unknown, { actor, greeting }: TeamContext & { greeting: string }) =>
        `${greeting} ${actor.kind === "user" ? actor.username : actor.kind}`,
    },
  },
  context: ({ actor }) => ({ greeting: `hello,`, actor: `not ${actor.kind}` }),
};

let graph: TestGraph;

beforeAll(async () => {
  graph = await startGraph({ subgraphs: [notes] });
});

afterAll(() => graph.close());

const organization = `query ($name: String!) { organization(name: $name) { id name notes { text author } mayWrite } }`;

describe("an actor", () => {
  let admin: GraphActor;

  beforeAll(async () => {
    admin = await graph.as({ username: "ada", in: { alpha: ["organization-admin"] } });
  });

  test("has the roles that it was made of in the organizations that were named, and no others", async () => {
    const beta = await graph.organization("beta");
    const own = await admin.run(organization, { name: "alpha" });
    const id = await graph.organization("alpha");
    expect(own).toMatchObject({ status: 200, errors: [] });
    expect(own.data).toEqual({
      organization: { id, name: "alpha", notes: [{ text: id, author: admin.id }], mayWrite: true },
    });
    expect((await admin.run(organization, { name: "beta" })).data).toEqual({ organization: null });
    expect(beta).not.toBe(id);
  });

  test("of custom permissions holds those, and no others", async () => {
    const reader = await graph.as({ in: { alpha: [{ organization: ["ORGANIZATION_READ"] }], beta: [] } });
    const { data, errors } = await reader.run(organization, { name: "alpha" });
    expect(errors).toEqual([]);
    expect(data!["organization"]).toMatchObject({ name: "alpha", mayWrite: false, notes: [{ author: reader.id }] });
  });

  test("of a site role holds it everywhere", async () => {
    const auditor = await graph.as({ site: ["auditor"] });
    expect((await auditor.run("{ siteNotes { text } whoami }")).data).toEqual({
      siteNotes: [{ text: "all is well" }],
      whoami: `hello, ${auditor.username}`,
    });
    const { data, errors } = await admin.run("{ siteNotes { text } }");
    expect(data).toEqual({ siteNotes: null });
    expect(errors).toEqual([]);
  });

  test("may be nobody", async () => {
    const { data, plan } = await graph.anonymously.run("{ whoami organizations { totalCount } siteNotes { text } }");
    expect(data).toEqual({ whoami: "hello, anonymous", organizations: null, siteNotes: null });
    expect(plan.subgraphs).toEqual(["notes"]);
  });

  test("is known to clients of any kind by its token", async () => {
    const response = await fetch(graph.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${admin.token}` },
      body: JSON.stringify({ query: "{ whoami }" }),
    });
    expect(await response.json()).toEqual({ data: { whoami: "hello, ada" } });
  });

  test.each<[string, Parameters<TestGraph["as"]>[0], RegExp]>([
    ["an unknown site role", { site: ["auditr"] }, /site: there is no role "auditr"\. Did you mean auditor\?/],
    [
      "an unknown role of an organization",
      { in: { alpha: ["organisation-auditor"] } },
      /in\.alpha: there is no role "organisation-auditor"\. Did you mean organization-auditor/,
    ],
    [
      "a site role in an organization",
      { in: { alpha: ["owner"] } },
      /"owner" is a role of the site: name it under `site`/,
    ],
    [
      "an organization's role at the site",
      { site: ["organization-admin"] },
      /"organization-admin" is a role of organizations: name it under `in`/,
    ],
    [
      "an unknown permission",
      { in: { alpha: [{ owner: ["WORKSPACE_REED" as "WORKSPACE_READ"] }] } },
      /no permission "WORKSPACE_REED"\. Did you mean WORKSPACE_READ/,
    ],
    ["a permission of the site", { in: { alpha: [{ organization: ["USER_CREATE"] }] } }, /USER_CREATE is the site's/],
    [
      "a permission of machines",
      { in: { alpha: [{ organization: ["PROVISIONER_JOB_RUN"] }] } },
      /PROVISIONER_JOB_RUN is held by machines alone/,
    ],
    ["an organization that cannot be", { in: { "No Slug": [] } }, /"No Slug" is no valid name/],
  ])("of %s is refused, with what may have been meant", async (_, roles, sentence) => {
    await expect(graph.as(roles)).rejects.toThrow(sentence);
  });
});

test("plans are each request's own, also side by side", async () => {
  const actor = await graph.as({ site: ["auditor"] });
  await graph.organization("alpha");
  const [mine, theirs, none] = await Promise.all([
    actor.run(organization, { name: "alpha" }),
    actor.run("{ siteNotes { text } }"),
    actor.run("{ __typename }"),
  ]);
  expect(mine.plan.fetches.map(({ subgraph }) => subgraph)).toEqual(["organizations", "notes"]);
  expect(mine.plan.fetches[1]!.query).toContain("_entities");
  expect(mine.plan.text).toMatch(/^QueryPlan {\n {2}Sequence {[^]*Flatten\(path: "organization"\)/);
  expect(theirs.plan).toMatchObject({ subgraphs: ["notes"], fetches: [{ subgraph: "notes" }] });
  expect(none.plan).toMatchObject({ subgraphs: [], fetches: [] });
});

const broken = (more: Partial<TeamSubgraph>): TeamSubgraph => ({ name: "notes", typeDefs: "", resolvers: {}, ...more });

test.each<[string, TeamSubgraph, RegExp]>([
  [
    "fields that do not say who may ask",
    broken({ typeDefs: 'type Query { a: Int } type Thing @key(fields: "id") { id: ID! b: Int }' }),
    /^notes: no access is declared on Query\.a, Thing\.b\. Declare @requiresPermission/,
  ],
  [
    "a permission that is none",
    broken({ typeDefs: "type Query { a: Int @requiresPermission(permission: TEMPLATE_REED, scope: SITE) }" }),
    /^notes: Query\.a needs TEMPLATE_REED, which is no permission: there are TEMPLATE_READ/,
  ],
  [
    "an object that belongs nowhere",
    broken({
      typeDefs:
        'type Template @key(fields: "id") { id: ID! stars: Int @requiresPermission(permission: TEMPLATE_READ) }',
    }),
    /^notes: Template\.stars needs a permission: say in `access\.Template` where a Template belongs/,
  ],
  [
    "a query whose permission is asked of nothing",
    broken({ typeDefs: "type Query { a: Int @requiresPermission(permission: TEMPLATE_READ) }" }),
    /^notes: nothing says what the permission of Query\.a is asked of: give it object/,
  ],
  [
    "resolvers of what is not there",
    broken({
      typeDefs: 'type Query { a: Int @public(because: "a test") }',
      resolvers: { Query: { b: () => 1 }, Thing: {} },
    }),
    /^notes: there is a resolver of Query\.b.*\nnotes: there are resolvers of Thing/,
  ],
  ["SDL that is none", broken({ typeDefs: "type Query { a: " }), /^notes: Syntax Error[^]*notes:1:17/],
  [
    "a field that others have otherwise",
    broken({ typeDefs: 'type Organization @key(fields: "id") { id: ID! name: Int @shareable @authenticated }' }),
    /do not compose:\nFIELD_TYPE_MISMATCH\n {2}at notes: Organization\.name\n {2}at organizations: Organization\.name\n/,
  ],
  [
    "a type that nobody has",
    broken({ typeDefs: 'type Query { a: Int @public(because: "a test") } input I { b: Template }' }),
    /Template/,
  ],
  ["a name that is taken", { ...notes, name: "identity" }, /There is a subgraph identity already/],
])("a subgraph with %s does not start: the error says where", async (_, subgraph, sentence) => {
  const outcome = await startGraph({ subgraphs: [subgraph] }).then(
    (started) => started.close(),
    (error: Error) => error.message,
  );
  expect(outcome).toMatch(sentence);
});

describe("a subgraph over HTTP", () => {
  const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key"])
    extend type Organization @key(fields: "id") { id: ID! motto: String }`;
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as {
        query: string;
        variables?: { representations?: { id: string }[] };
      };
      seen.push(request.headers.authorization);
      const entities = (variables?.representations ?? []).map(({ id }) => ({ motto: `of ${id}` }));
      const data = query.includes("_service") ? { _service: { sdl } } : { _entities: entities };
      response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
    });
  });
  const close = () => new Promise((resolve) => server.close(resolve));

  test("joins by its address, is told who asks, and is stopped with the graph", async () => {
    let given: object = {};
    let isStopped = false;
    const others = await startGraph({
      subgraphs: [
        {
          name: "mottos",
          async url(joined) {
            given = joined;
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            const { port } = server.address() as AddressInfo;
            const stop = () => close().then(() => (isStopped = true));
            return { url: `http://127.0.0.1:${String(port)}/graphql`, stop };
          },
        },
      ],
    });
    try {
      const actor = await others.as({ in: { alpha: [] } });
      const { data, plan } = await actor.run('{ organization(name: "alpha") { motto } }');
      expect(data).toEqual({ organization: { motto: `of ${await others.organization("alpha")}` } });
      expect(plan.subgraphs).toEqual(["organizations", "mottos"]);
      expect(seen).toEqual([undefined, expect.stringMatching(/^Bearer ey/)]);
      expect(given).toEqual({
        databaseUrl: others.databaseUrl,
        jwksUrl: others.endpoint.replace("graphql", ".well-known/jwks.json"),
      });
    } finally {
      await others.close();
    }
    expect(isStopped).toBe(true);
  });

  test("that is not there is said to be unreachable", async () => {
    const absent = { name: "mottos", url: "http://127.0.0.1:9/graphql" };
    await expect(startGraph({ subgraphs: [absent] })).rejects.toThrow("The subgraph mottos cannot be reached at");
  });
});

test("one of orgplane's own subgraphs is started alone by its name", async () => {
  const workspaces = await startSubgraph("workspaces");
  try {
    const actor = await workspaces.as({ in: { alpha: ["organization-template-admin"] } });
    const of = [{ __typename: "Organization", id: await workspaces.organization("alpha") }];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organization { templates { totalCount } } } }`;
    expect(await actor.run(query, { of })).toEqual({
      data: { _entities: [{ templates: { totalCount: 0 } }] },
      errors: [],
    });
    expect((await workspaces.anonymously.run(query, { of })).data).toEqual({ _entities: [{ templates: null }] });
  } finally {
    await workspaces.close();
  }
});

test("the supergraph is composed of SDL alone, too", () => {
  const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key"])
    type Query { motto: String }`;
  expect(composeWithOrgplane({ name: "mottos", sdl, url: "http://mottos.example" })).toContain(
    '@join__graph(name: "mottos", url: "http://mottos.example")',
  );
});
