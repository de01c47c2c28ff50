import type { SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import type { World } from "../../kit/world.js";

type Person = "owner" | "alphaMember" | "betaMember" | "outsider";

/** Sends one mutation with one input, as somebody of the world. */
export function mutation(graph: () => SubgraphUnderTest, name: string, selection: string) {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const type = name.startsWith("delete") || name.startsWith("revoke") ? "DeleteInput" : input;
  const document = `mutation ($input: ${type}!) {
    ${name}(input: $input) { ${selection} userErrors { code path message } }
  }`;
  return async (who: Person | World["owner"], variables: object) => {
    const actor = typeof who === "string" ? graph().world[who] : who;
    const { data, errors } = await graph().as(actor).run(document, { input: variables });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const payload = data?.[name] as Record<string, any> | null | undefined;
    return { payload, refused: errors?.[0]?.extensions["code"], message: errors?.[0]?.message };
  };
}

/** The audit rows of an object, the oldest first. */
export const auditOf = (graph: SubgraphUnderTest, resourceId: string) =>
  graph.database.auditEntry.findMany({ where: { resourceId }, orderBy: { id: "asc" } });
