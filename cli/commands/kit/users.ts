import type { Cli } from "../../cli.js";
import { unknown } from "./unknown.js";

interface Found {
  id: string;
}

/**
 * The ids of users by their names, asked in one document; those of an organization's members. Throws a CliFault that
 * names the first that there is not.
 */
export async function userIds(cli: Cli, usernames: readonly string[]): Promise<string[]> {
  if (usernames.length === 0) return [];
  const parameters = usernames.map((_, at) => `$u${String(at)}: String!`).join(", ");
  const fields = usernames.map((_, at) => `u${String(at)}: user(username: $u${String(at)}) { id }`).join("\n");
  const variables = Object.fromEntries(usernames.map((name, at) => [`u${String(at)}`, name]));
  const text = `query UserIds(${parameters}) {\n${fields}\n}`;
  const found = await cli.graph().request<Record<string, Found | null>, Record<string, string>>({ text }, variables);
  return usernames.map((name, at) => {
    const user = found[`u${String(at)}`];
    if (!user) throw unknown({ kind: "user", name, listedBy: "orgplane member list" });
    return user.id;
  });
}
