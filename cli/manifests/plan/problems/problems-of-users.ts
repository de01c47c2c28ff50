import { nearest } from "../../../output/nearest.js";
import type { Problem } from "../plan.js";
import { everyone, type Desired } from "../resources.js";
import { textsOf, type Judged } from "./judged.js";

interface NamedUser {
  username: string;
  path: string;
}

function usersNamedBy({ kind, name, fields }: Desired): NamedUser[] {
  if (kind === "member") return [{ username: name, path: "" }];
  if (kind === "group")
    return textsOf(fields["members"]).map((username) => ({ username, path: `members.${username}` }));
  if (kind !== "template") return [];
  return Object.keys(fields["access"] ?? {})
    .filter((subject) => subject.startsWith("user:"))
    .map((subject) => subject.slice("user:".length))
    .map((username) => ({ username, path: `access.users.${username}` }));
}

/** In a group and in an access list there are members only; who is one is known where the manifest says it. */
function strangerIn(judged: Judged, { kind, organization }: Desired, username: string): boolean {
  if (kind === "member" || organization === null) return false;
  if (judged.lists.has(`${organization}/members`)) return !judged.wanted.has(`${organization}/members/${username}`);
  return !judged.facts.organizations.has(organization);
}

function problemOf(judged: Judged, resource: Desired, { username, path }: NamedUser): Problem[] {
  const { userIdsByName } = judged.facts;
  if (!userIdsByName.has(username)) {
    const like = nearest(username, [...userIdsByName.keys()]);
    const message = `There is no user "${username}", or you may not see them.${like} Users are not made by manifests.`;
    return [judged.problem(resource, ["NOT_FOUND", path], message)];
  }
  if (!strangerIn(judged, resource, username)) return [];
  const message = `"${username}" is no member of ${resource.organization ?? ""}. Name them under its members.`;
  return [judged.problem(resource, ["NOT_FOUND", path], message)];
}

function problemsOfEveryone(judged: Judged, resource: Desired): Problem[] {
  if (resource.kind !== "group" || resource.name !== everyone || !("members" in resource.fields)) return [];
  const message = "Everyone has every member. Leave its members out.";
  return [judged.problem(resource, ["NOT_ALLOWED_HERE", "members"], message)];
}

/** Users that there are not, and users where only members can be. */
export const problemsOfUsers = (judged: Judged): Problem[] =>
  judged.resources.flatMap((resource) => [
    ...usersNamedBy(resource).flatMap((named) => problemOf(judged, resource, named)),
    ...problemsOfEveryone(judged, resource),
  ]);
