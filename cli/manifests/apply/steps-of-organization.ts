import type { Current } from "../plan/resources.js";
import { addressOf } from "../plan/resources.js";
import { changed, deletion, idOf, type Payload, type Step, type Stepping } from "./step.js";

const made = (address: string, name: string) => ({
  selection: idOf(name).selection,
  learn: idOf(name).learnAs(address),
});

export function organizationSteps({ change, desired }: Stepping): Step[] {
  const { address, name, action } = change;
  const { defaultMemberRoles, ...fields } = changed(change);
  const at = { address, selection: "organization { id }" };
  if (action === "delete") return [deletion(change, "deleteOrganization", "organizations to remove")];
  if (action === "update") {
    const input = (ids: { of(address: string): string }) => ({ id: ids.of(address), ...changed(change) });
    return [{ ...at, phase: "roles", mutation: "updateOrganization", input }];
  }
  const create: Step = {
    ...{ phase: "organizations", address, mutation: "createOrganization" },
    selection: `organization { id group(name: "Everyone") { id } }`,
    input: () => ({ name, ...fields, manifestLabel: desired.label }),
    learn: ({ organization }: Payload, ids) => {
      const { id, group } = organization as { id: string; group: { id: string } | null };
      ids.learn(address, id);
      if (group) ids.learn(`${name}/groups/Everyone`, group.id);
    },
  };
  if (defaultMemberRoles === undefined) return [create];
  const input: Step["input"] = (ids) => ({ id: ids.of(address), defaultMemberRoles });
  return [create, { ...at, phase: "roles", mutation: "updateOrganization", input }];
}

export function roleSteps({ change, desired }: Stepping): Step[] {
  const { address, name, organization, action } = change;
  if (action === "delete") return [deletion(change, "deleteRole")];
  if (action === "update") {
    const input: Step["input"] = (ids) => ({ id: ids.of(address), ...changed(change) });
    return [{ phase: "roles", address, mutation: "updateRole", selection: "role { id }", input }];
  }
  const input: Step["input"] = (ids) => ({
    organizationId: ids.of(organization!),
    ...{ name, organizationPermissions: [], manifestLabel: desired.label },
    ...changed(change),
  });
  return [{ phase: "roles", address, mutation: "createRole", input, ...made(address, "role") }];
}

export function keySteps({ change, desired, secrets }: Stepping): Step[] {
  const { address, name, organization, action } = change;
  if (action === "delete") return [deletion(change, "deleteProvisionerKey")];
  const input: Step["input"] = (ids) => ({
    organizationId: ids.of(organization!),
    ...{ name, manifestLabel: desired.label },
    ...changed(change),
  });
  const learn: Step["learn"] = ({ secret }) => secrets.keep(address, secret as string);
  const mutation = "createProvisionerKey";
  return [{ phase: "roles", address, mutation, selection: "provisionerKey { id } secret", input, learn }];
}

const usualDefaults = ["organization-workspace-access"];

/** What every new member of the organization gets, once the plan is applied. */
function defaultsOf({ change, desired, current }: Stepping): readonly string[] {
  const isIt = (each: Pick<Current, "kind" | "organization" | "name">) => addressOf(each) === change.organization;
  const wanted = desired.resources.find(isIt)?.fields["defaultMemberRoles"];
  const there = current.resources.find(isIt)?.fields["defaultMemberRoles"];
  return (wanted ?? there ?? usualDefaults) as readonly string[];
}

export function memberSteps(stepping: Stepping): Step[] {
  const { address, name, organization, action } = stepping.change;
  const member: Step["input"] = (ids) => ({ organizationId: ids.of(organization!), userId: ids.user(name) });
  const selection = "member { id }";
  if (action === "delete") {
    const input: Step["input"] = (ids) => ({ organizationId: ids.of(organization!), userId: stepping.change.id });
    return [{ phase: "removals", address, mutation: "removeOrganizationMember", selection: "deletedId", input }];
  }
  const roles = changed(stepping.change)["roles"] as string[] | undefined;
  const set: Step = {
    ...{ phase: "member roles", address, mutation: "setOrganizationMemberRoles", selection },
    input: (ids) => ({ ...member(ids), roles }),
  };
  if (action === "update") return [set];
  const add: Step = {
    ...{ phase: "members", address, mutation: "addOrganizationMember", selection },
    input: (ids) => ({ ...member(ids), ...(roles && { roles }) }),
  };
  const isMoreThanWanted = roles && defaultsOf(stepping).some((role) => !roles.includes(role));
  return isMoreThanWanted ? [add, set] : [add];
}

export function groupSteps({ change, desired }: Stepping): Step[] {
  const { address, name, organization, action } = change;
  if (action === "delete") return [deletion(change, "deleteGroup")];
  const { members, ...fields } = changed(change);
  const usernames = members as string[] | undefined;
  const withMembers: Step["input"] = (ids) => ({
    ...fields,
    ...(usernames && { memberIds: usernames.map((username) => ids.user(username)) }),
  });
  if (action === "update") {
    const input: Step["input"] = (ids) => ({ id: ids.of(address), ...withMembers(ids) });
    return [{ phase: "groups", address, mutation: "updateGroup", selection: "group { id }", input }];
  }
  const input: Step["input"] = (ids) => ({
    organizationId: ids.of(organization!),
    ...{ name, manifestLabel: desired.label },
    ...withMembers(ids),
  });
  return [{ phase: "groups", address, mutation: "createGroup", input, ...made(address, "group") }];
}
