import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { operation } from "../../graph/operation.js";
import { nearest } from "../../output/nearest.js";

const ownOrganizations = operation<{
  viewer: { memberships: { nodes: { organization: { name: string } | null }[] } | null } | null;
}>(`query OwnOrganizations { viewer { memberships(first: 100) { nodes { organization { name } } } } }`);

const visibleOrganizations = operation<{ organizations: { nodes: { name: string }[] } | null }>(
  `query VisibleOrganizations { organizations(first: 100) { nodes { name } } }`,
);

/**
 * The organization that a command is about: the one that was named by flag, environment or context, else the only one
 * that the user belongs to. Throws a CliFault where that does not say which.
 */
export async function organizationOf(cli: Cli): Promise<string> {
  const { organization } = cli.whereabouts();
  if (organization !== null) return organization;
  const { viewer } = await cli.graph().read(ownOrganizations, {});
  const names = (viewer?.memberships?.nodes ?? []).flatMap((member) => member.organization?.name ?? []);
  if (names.length === 1) return names[0]!;
  const which = names.length === 0 ? "You belong to no organization" : `You belong to ${names.join(", ")}`;
  throw new CliFault(`${which}: which one is meant?`, {
    code: "USAGE",
    remedy: "Name it with -o; orgplane context use CONTEXT -o NAME makes it the usual one.",
  });
}

/** What a query found in an organization. Throws a CliFault with the nearest names where there is no such organization. */
export async function insistOnOrganization<Found>(cli: Cli, name: string, found: Found | null): Promise<Found> {
  if (found !== null) return found;
  const { organizations } = await cli.graph().read(visibleOrganizations, {});
  const names = (organizations?.nodes ?? []).map((each) => each.name);
  throw new CliFault(`There is no organization "${name}", or you may not see it.${nearest(name, names)}`, {
    code: "NOT_FOUND",
    remedy: "orgplane org list shows those that you see.",
  });
}
