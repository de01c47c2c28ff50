import type { Cli } from "../../cli.js";
import { insist } from "../kit/unknown.js";
import { findOwnWorkspace, findWorkspaceOf, type Workspace } from "./operations.js";

/** One's own workspace by its name, or anybody's as owner/name. Throws a CliFault with the nearest names. */
export async function workspaceOf(cli: Cli, reference: string): Promise<Workspace> {
  const slash = reference.indexOf("/");
  const owner = slash > 0 ? reference.slice(0, slash) : null;
  const name = slash > 0 ? reference.slice(slash + 1) : reference;
  const found =
    owner === null
      ? (await cli.graph().read(findOwnWorkspace, { name })).viewer
      : insist((await cli.graph().read(findWorkspaceOf, { owner, name })).user, {
          kind: "user",
          name: owner,
          listedBy: "orgplane member list",
        });
  const names = (found?.workspaces?.nodes ?? []).map((each) => each.name);
  const where = owner === null ? " of yours" : ` of ${owner}`;
  const listedBy = owner === null ? "orgplane workspace list" : "orgplane workspace list --everybody";
  return insist(found?.workspace, { kind: "workspace", name, where, names, listedBy });
}

/** `owner/name`, as a reference is written. */
export const nameOf = ({ owner, name }: Pick<Workspace, "owner" | "name">): string =>
  `${owner?.username ?? "?"}/${name}`;
