import type { Graph } from "../../graph/graph-client.js";
import { operation, type Operation } from "../../graph/operation.js";
import type { Facts } from "../plan/facts.js";
import type { ChangedPeople, Synced } from "../plan/synced.js";
import { inBatches, sideBySide } from "./side-by-side.js";

interface Claim {
  claim: string | null;
}

interface SyncsNode {
  name: string;
  groupSync: Claim | null;
  roleSync: Claim | null;
}

interface UserNode {
  username: string;
  identities: { subject: string }[] | null;
}

type Nodes<Node> = Operation<{ nodes: (Node | null)[] }, { ids: string[] }>;

const siteSync = operation<{ organizationSync: Claim | null }>(
  "query SyncOfMemberships { organizationSync { claim } }",
);
const claimsOf: Nodes<SyncsNode> = operation(
  `query ClaimsOfOrganizations($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Organization { name groupSync { claim } roleSync { claim } } }
  }`,
);
const identitiesOf: Nodes<UserNode> = operation(
  `query IdentitiesOfUsers($ids: [ID!]!) { nodes(ids: $ids) { ... on User { username identities { subject } } } }`,
);

const atOnce = 100;

/** What of it may be seen: of the rest nothing is known, and the apply is told by the graph. */
async function visibleNodes<Node>(graph: Graph, query: Nodes<Node>, ids: readonly string[]): Promise<Node[]> {
  const answers = await sideBySide(inBatches(ids, atOnce), (batch) => graph.attempt(query, { ids: batch }));
  return answers.flatMap(({ data }) => (data?.nodes ?? []).filter((node) => node !== null));
}

const isOn = (sync: Claim | null | undefined): boolean => sync?.claim != null;

/** What identity syncs decide about these people in these organizations. */
export async function readSynced(graph: Graph, people: ChangedPeople, facts: Facts): Promise<Synced> {
  const userIds = [...people.usernames].flatMap((name) => facts.userIdsByName.get(name) ?? []);
  const organizationIds = [...people.organizations].flatMap((name) => facts.organizations.get(name)?.id ?? []);
  const [users, organizations, site] = await Promise.all([
    visibleNodes(graph, identitiesOf, userIds),
    visibleNodes(graph, claimsOf, organizationIds),
    graph.attempt(siteSync, {}),
  ]);
  const namesOf = (kind: "groupSync" | "roleSync") =>
    new Set(organizations.filter((each) => isOn(each[kind])).map(({ name }) => name));
  return {
    usernames: new Set(users.filter(({ identities }) => (identities ?? []).length > 0).map(({ username }) => username)),
    memberships: isOn(site.data?.organizationSync),
    groups: namesOf("groupSync"),
    roles: namesOf("roleSync"),
  };
}
