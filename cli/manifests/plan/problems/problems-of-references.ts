import { nearest } from "../../../output/nearest.js";
import type { Problem } from "../plan.js";
import type { Desired } from "../resources.js";
import { targetsOf, textsOf, type Judged } from "./judged.js";

interface Reference {
  noun: string;
  name: string;
  path: string;
  known: readonly string[];
}

function groupsNamedBy(judged: Judged, { kind, organization, fields }: Desired): Reference[] {
  const known = judged.names("group", organization);
  if (kind === "groupSync") {
    return targetsOf(fields["mapping"]).map(({ target, path }) => ({ noun: "group", name: target, path, known }));
  }
  const subjects = kind === "template" ? Object.keys(fields["access"] ?? {}) : [];
  return subjects
    .filter((subject) => subject.startsWith("group:"))
    .map((subject) => subject.slice("group:".length))
    .map((name) => ({ noun: "group", name, path: `access.groups.${name}`, known: [...known, "Everyone"] }));
}

function organizationsNamedBy(judged: Judged, { kind, fields }: Desired): Reference[] {
  const known = judged.organizationNames();
  const noun = "organization";
  if (kind === "organizationSync") {
    return targetsOf(fields["mapping"]).map(({ target, path }) => ({ noun, name: target, path, known }));
  }
  if (kind !== "workspaceProxy") return [];
  return textsOf(fields["organizations"]).map((name) => ({ noun, name, path: `organizations.${name}`, known }));
}

const problemOf = (judged: Judged, resource: Desired, { noun, name, path, known }: Reference): Problem[] => {
  if (known.includes(name)) return [];
  const where = noun === "group" ? ` in ${resource.organization ?? ""}` : "";
  const message = `There is no ${noun} "${name}"${where}, and the manifest makes none.${nearest(name, known)}`;
  return [judged.problem(resource, ["NOT_FOUND", path], message)];
};

type Deprecated = { successor: string | null } | false | undefined;

/** Where a template's users are sent once the plan is applied; null where it is not deprecated. */
function successorOf(judged: Judged, address: string): { successor: string | null } | null {
  const wanted = judged.wanted.get(address)?.fields["deprecated"] as Deprecated;
  const value = wanted ?? (judged.there.get(address)?.fields["deprecated"] as Deprecated);
  return value || null;
}

const templateAt = (successor: string): string => successor.replace("/", "/templates/");

/** The way from a template to its successor, and on, until one is named again; null where it ends. */
function circleFrom(judged: Judged, address: string): string[] | null {
  const way = [address];
  for (;;) {
    const next = successorOf(judged, way.at(-1)!)?.successor;
    if (!next) return null;
    if (way.includes(templateAt(next))) return [...way.slice(way.indexOf(templateAt(next))), templateAt(next)];
    way.push(templateAt(next));
  }
}

function problemsOfSuccessor(judged: Judged, resource: Desired): Problem[] {
  const deprecated = resource.fields["deprecated"] as Deprecated;
  const successor = resource.kind === "template" && deprecated ? deprecated.successor : null;
  if (!successor) return [];
  const say = (code: string, message: string) => [judged.problem(resource, [code, "deprecated.successor"], message)];
  const address = templateAt(successor);
  if (!judged.wanted.has(address) && !judged.there.has(address)) {
    const like = nearest(
      address,
      [...judged.there.keys(), ...judged.wanted.keys()].filter((each) => each.includes("/templates/")),
    );
    return say("NOT_FOUND", `There is no template ${successor}.${like}`);
  }
  const circle = circleFrom(judged, `${resource.organization ?? ""}/templates/${resource.name}`);
  if (circle) return say("INVALID", `Templates succeed each other in a circle: ${circle.join(" → ")}. End it.`);
  if (!successorOf(judged, address)) return [];
  return say("NOT_ALLOWED_HERE", `${successor} is deprecated itself. Name its successor.`);
}

/** Groups, organizations and templates that something else names, and that there are not. */
export const problemsOfReferences = (judged: Judged): Problem[] =>
  judged.resources.flatMap((resource) => [
    ...[...groupsNamedBy(judged, resource), ...organizationsNamedBy(judged, resource)].flatMap((reference) =>
      problemOf(judged, resource, reference),
    ),
    ...problemsOfSuccessor(judged, resource),
  ]);
