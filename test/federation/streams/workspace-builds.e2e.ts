import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { sseClient, wsClient, type Results } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenDaemon, type SpokenDaemon } from "../../kit/spoken-daemon.js";
import { giveRoles } from "../../kit/world.js";

/** A workspace of alpha, and who might follow it. */
let graph: GraphUnderTest;
let owner: UserActor;
let templateAdmin: UserActor;
let elsewhere: UserActor;
let byAccessList: UserActor;
let daemon: SpokenDaemon;
let templateId: string;
let workspaceId: string;

const memberOf = (organizationId: OrganizationId, { userId }: UserActor) =>
  graph.database.member.create({
    data: { id: newId(), organizationId, userId, roles: [], createdAt: graph.clock.now() },
  });

async function newcomer(username: string): Promise<UserActor> {
  const userId = newId<"User">();
  const data = { id: userId, username, name: username, email: `${username}@example.test`, siteRoles: [] };
  await graph.database.user.create({ data });
  return { ...graph.world.outsider, userId, username };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as an answer
async function make(name: string, selection: string, input: object): Promise<any> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { answer: ${name}(input: $input) { ${selection} userErrors { message } } }`;
  const { data, errors } = await graph.as(graph.world.owner).run(query, { input });
  if (errors ?? data!["answer"].userErrors.length > 0) throw new Error(JSON.stringify([errors, data]));
  return data!["answer"];
}

beforeAll(async () => {
  graph = await startGraphUnderTest({ hearsNews: true });
  const { world, database } = graph;
  [owner, templateAdmin, elsewhere] = [world.alphaMember, world.betaMember, world.outsider];
  await database.member.deleteMany({ where: { userId: templateAdmin.userId } });
  await memberOf(world.alpha, templateAdmin);
  await memberOf(world.beta, elsewhere);
  byAccessList = await newcomer("by-access-list");
  await memberOf(world.alpha, byAccessList);
  await giveRoles(database, owner, ["organization-workspace-access"]);
  await giveRoles(database, byAccessList, ["organization-workspace-access"]);
  await giveRoles(database, templateAdmin, ["organization-template-admin"]);
  await giveRoles(database, elsewhere, ["organization-template-admin", "organization-workspace-access"]);

  daemon = await startSpokenDaemon(graph, "builds");
  const { templateVersion } = await make("createTemplateVersion", "templateVersion { id }", {
    organizationId: encodeId("Organization", world.alpha),
    files: [{ path: "main.tf", content: "# nothing" }],
    variables: [{ name: "region", value: "north" }],
  });
  const imported = await daemon.acquire();
  await daemon.report(imported, 1, "looked around");
  const region = { name: "region", type: "string", required: true, sensitive: false };
  await daemon.complete(imported, { variables: [region] });
  const { template } = await make("createTemplate", "template { id }", {
    versionId: templateVersion.id,
    name: "shown",
  });
  templateId = template.id;
  const ownerId = encodeId("User", owner.userId);
  const { workspace } = await make("createWorkspace", "workspace { id }", { templateId, name: "box", ownerId });
  workspaceId = workspace.id;
  const add = [{ subjectId: encodeId("User", byAccessList.userId), role: "ADMIN" }];
  await make("setTemplateAccess", "template { id }", { id: templateId, add });
});
afterAll(() => graph.close());

const query = `subscription ($id: ID!) { workspace(id: $id) {
  status
  owner { username email }
  template { name workspaceCount access { role } }
  latestBuild { number transition templateVersion { isArchived variables { value } } job { status logs { lines { output } } } }
} }`;
const follow = async (client: typeof sseClient | typeof wsClient, actor: UserActor): Promise<Results> =>
  client(graph.endpoint, await signIn(graph.database, actor)).iterate({ query, variables: { id: workspaceId } });
const followTwice = (actor: UserActor) => Promise.all([follow(sseClient, actor), follow(wsClient, actor)]);

/** What it says once the workspace and its job have come so far: events before that are of the way there. */
async function seen(results: Results, status: string, jobStatus: string): Promise<unknown> {
  for (;;) {
    const { value, done } = await results.next();
    if (done) throw new Error("it is over");
    const { workspace } = value.data ?? {};
    if (!workspace || (workspace.status === status && workspace.latestBuild.job.status === jobStatus)) return value;
  }
}

interface Moment {
  status: string;
  build: { number: number; transition: string };
  job: string;
  lines: string[];
}
const moments: Record<"waiting" | "running" | "over", Moment> = {
  waiting: { status: "PENDING", build: { number: 1, transition: "START" }, job: "PENDING", lines: [] },
  running: { status: "STARTING", build: { number: 1, transition: "START" }, job: "RUNNING", lines: [] },
  over: { status: "RUNNING", build: { number: 1, transition: "START" }, job: "SUCCEEDED", lines: ["built it"] },
};

/** What of a moment is everybody's who may see the workspace, with what is not. */
const told = ({ status, build, job, lines }: Moment, { email, count, access, values }: Record<string, unknown>) => ({
  workspace: {
    status,
    owner: { username: owner.username, email },
    template: { name: "shown", workspaceCount: count, access },
    latestBuild: {
      ...build,
      templateVersion: { isArchived: false, variables: values },
      job: { status: job, logs: { lines: lines.map((output) => ({ output })) } },
    },
  },
});
const refused = (...path: string[]) => ({
  message: "Unauthorized field or type",
  path: ["workspace", ...path],
  extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" },
});
const toOwner = (moment: Moment) => ({
  data: told(moment, { email: `${owner.username}@example.test`, count: null, access: null, values: null }),
  errors: [
    refused("template", "workspaceCount"),
    refused("template", "access"),
    refused("latestBuild", "templateVersion", "variables"),
  ],
});
const toTemplateAdmin = (moment: Moment) => ({
  data: told(moment, {
    email: null,
    count: 1,
    access: [{ role: "USE" }, { role: "ADMIN" }],
    values: [{ value: "north" }],
  }),
});
const notThere = {
  data: null,
  errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: "NOT_FOUND" }) })],
};

test("a build is told to the workspace's owner and to a template admin, to each as far as they may see", async () => {
  const [owners, admins] = await Promise.all([followTwice(owner), followTwice(templateAdmin)]);
  const all = (moment: Moment) =>
    Promise.all([...owners, ...admins].map((results) => seen(results, moment.status, moment.job)));
  const expected = (moment: Moment) => [
    ...owners.map(() => toOwner(moment)),
    ...admins.map(() => toTemplateAdmin(moment)),
  ];
  expect(await all(moments.waiting)).toEqual(expected(moments.waiting));
  const job = await daemon.acquire();
  expect(await all(moments.running)).toEqual(expected(moments.running));
  await daemon.report(job, 1, "built it");
  await daemon.complete(job, { state: Buffer.from("{}").toString("base64") });
  expect(await all(moments.over)).toEqual(expected(moments.over));
});

test.each<[string, () => UserActor]>([
  ["a template admin of another organization", () => elsewhere],
  ["who administers its template alone, by the access list", () => byAccessList],
])("nothing of it is told to %s", async (_, actor) => {
  for (const results of await followTwice(actor())) {
    expect((await results.next()).value).toEqual(notThere);
    expect((await results.next()).done).toBe(true);
  }
});

test("whoever is template admin no more is told so, and its owner goes on", async () => {
  const [[mine], admins] = await Promise.all([followTwice(owner), followTwice(templateAdmin)]);
  for (const results of [mine, ...admins]) await seen(results, "RUNNING", "SUCCEEDED");
  await giveRoles(graph.database, templateAdmin, ["organization-workspace-access"]);
  for (const results of admins) {
    expect((await results.next()).value).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/) } }],
    });
    expect((await results.next()).done).toBe(true);
  }
  await make("stopWorkspace", "build { id }", { id: workspaceId });
  await daemon.complete(await daemon.acquire());
  expect(await seen(mine, "STOPPED", "SUCCEEDED")).toMatchObject({
    data: { workspace: { status: "STOPPED", latestBuild: { number: 2, transition: "STOP" } } },
  });
});
