// `npm ci && npm test` here, after `npm ci` in the project. Not a part of the project's own tests: they install nothing of Hive.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startDeployment } from "./deployment.mjs";
import { startHive } from "./hive.mjs";

let deployment;
let hive;
before(async () => {
  deployment = await startDeployment();
  hive = await startHive(deployment);
});
after(async () => {
  await hive?.stop();
  await deployment?.stop();
});

/** By RFC 8693: an access token for one that a router of another make can validate and forward. */
async function actorToken(username, audience) {
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
    subject_token: deployment.tokens[username],
    ...(audience && { audience }),
  });
  const response = await fetch(new URL("/actor-token", deployment.origin), { method: "POST", body: form });
  return (await response.json()).access_token;
}

async function ask({ endpoint, token }, query, variables = {}) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
const byHive = async (username, query, variables) =>
  ask({ endpoint: hive.endpoint, token: username && (await actorToken(username)) }, query, variables);
const byOurs = (username, query, variables) =>
  ask({ endpoint: `${deployment.origin}/graphql`, token: username && deployment.tokens[username] }, query, variables);

/** Where an answer says something that the other does not. To say nothing is null, an empty list, or that there are none. */
function saysMore(theirs, ours, path = "data") {
  if (theirs === null || theirs === undefined || theirs === 0) return [];
  if (typeof theirs !== "object") return theirs === ours ? [] : [path];
  return Object.entries(theirs).flatMap(([key, value]) => saysMore(value, ours?.[key], `${path}.${key}`));
}

const acrossAll = `query ($name: String!) {
  viewer { username }
  organization(name: $name) {
    name
    members(first: 5) { totalCount nodes { user { username } roles { name } quotaRemaining } }
    workspaces(first: 5) { totalCount nodes { name status owner { username } template { name } latestBuild { job { status } } } }
    provisionerKeys { name }
    groupSync { claim }
  }
}`;

describe("behind Hive Gateway with actor tokens", () => {
  test("a site owner is answered as by our own gateway, out of all four subgraphs", async () => {
    const [theirs, ours] = [
      await byHive("owner", acrossAll, { name: "raptix" }),
      await byOurs("owner", acrossAll, { name: "raptix" }),
    ];
    assert.equal(theirs.errors, undefined);
    assert.ok(ours.data.organization.workspaces.totalCount > 0);
    assert.deepEqual(theirs.data, ours.data);
  });

  test("everybody else is told nothing that our own gateway does not tell them, and of what is refused that it is", async () => {
    const others = Object.keys(deployment.tokens).filter((username) => username !== "owner");
    assert.ok(others.length > 3);
    for (const username of others) {
      const variables = { name: "raptix" };
      const [theirs, ours] = [
        await byHive(username, acrossAll, variables),
        await byOurs(username, acrossAll, variables),
      ];
      assert.deepEqual({ username, more: saysMore(theirs.data, ours.data) }, { username, more: [] });
      // Hive Gateway counts what it takes out otherwise: all of it, or nothing where the subgraph has already said so.
      assert.deepEqual({ username, isRefused: "errors" in theirs }, { username, isRefused: "errors" in ours });
    }
  });

  test("an organization that is not theirs is not there for them", async () => {
    const query = `query ($name: String!) { organization(name: $name) { id name } }`;
    const inRaptix = Object.keys(deployment.tokens).find((username) => username.startsWith("raptix-member"));
    const { data: all } = await byOurs("owner", "{ organizations(first: 10) { nodes { name } } }");
    const elsewhere = all.organizations.nodes
      .map(({ name }) => name)
      .find((name) => name !== "raptix" && name !== "default");
    const answer = await byHive(inRaptix, query, { name: elsewhere });
    assert.equal(answer.data?.organization ?? null, null);
    const known = await byOurs("owner", query, { name: elsewhere });
    assert.equal(known.data.organization.name, elsewhere);
  });

  test("nobody, and whoever has a token that nobody signed, is nobody", async () => {
    const query = `{ viewer { username } organizations { totalCount } }`;
    const nobody = await byHive(null, query);
    assert.deepEqual([nobody.data?.viewer ?? null, nobody.data?.organizations ?? null], [null, null]);
    const [head, body] = (await actorToken("owner")).split(".");
    const forged = await ask({ endpoint: hive.endpoint, token: `${head}.${body}.${"A".repeat(86)}` }, query);
    assert.deepEqual([forged.data?.viewer ?? null, forged.data?.organizations ?? null], [null, null]);
  });

  test("an access token itself, which only our gateway may take, is worth nothing there", async () => {
    const answer = await ask({ endpoint: hive.endpoint, token: deployment.tokens.owner }, "{ viewer { username } }");
    assert.equal(answer.data?.viewer ?? null, null);
  });

  test("a token for one subgraph opens no other", async () => {
    const token = await actorToken("owner", "organizations");
    const answer = await ask({ endpoint: hive.endpoint, token }, acrossAll, { name: "raptix" });
    assert.equal(answer.data?.organization?.name, "raptix");
    assert.equal(answer.data.organization.workspaces ?? null, null);
    assert.equal(answer.data.organization.provisionerKeys ?? null, null);
  });

  test("a mutation is done for whoever may, refused for whoever may not, and either is audited", async () => {
    const find = `{ organization(name: "raptix") { id description auditLog(first: 1) { nodes { actorName outcome } } } }`;
    const before = (await byOurs("owner", find)).data.organization;
    const mutation = `mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { organization { description } userErrors { code } } }`;
    const input = { id: before.id, description: "written by way of Hive Gateway" };
    const username = Object.keys(deployment.tokens).find((name) => name.startsWith("raptix-member"));
    const refused = await byHive(username, mutation, { input: { ...input, description: "not by me" } });
    assert.ok(refused.errors.length > 0);
    assert.equal(refused.data?.updateOrganization ?? null, null);
    assert.equal((await byOurs("owner", find)).data.organization.description, before.description);
    const done = await byHive("owner", mutation, { input });
    assert.deepEqual(done, {
      data: { updateOrganization: { organization: { description: input.description }, userErrors: [] } },
    });
    const { description, auditLog } = (await byOurs("owner", find)).data.organization;
    assert.deepEqual([description, auditLog.nodes], [input.description, [{ actorName: "owner", outcome: "DONE" }]]);
  });
});
