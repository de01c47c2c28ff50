import { RE2JS } from "re2js";
import type { Problem } from "../plan.js";
import type { Desired, Kind } from "../resources.js";
import type { Judged } from "./judged.js";

function reasonOf(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function problemsOfFilter(judged: Judged, resource: Desired): Problem[] {
  const pattern = resource.fields["regexFilter"];
  const reason = typeof pattern === "string" ? reasonOf(pattern) : null;
  if (reason === null) return [];
  const message = `RE2 refuses this pattern: ${reason}. RE2 has neither lookahead nor backreferences.`;
  return [judged.problem(resource, ["INVALID", "regexFilter"], message)];
}

/** What something new cannot be without. */
const required: Partial<Record<Kind, readonly (readonly [field: string, sentence: string])[]>> = {
  template: [["content", "A new template needs a folder with its files. Name it under folder."]],
  identityProvider: [
    ["issuer", "A new identity provider needs its issuer's URL."],
    ["clientId", "A new identity provider needs the clientId that it issued."],
  ],
  workspaceProxy: [["url", "A new proxy needs the url where browsers reach it."]],
};

function problemsOfNew(judged: Judged, resource: Desired): Problem[] {
  if (judged.change(resource)?.action !== "create") return [];
  return (required[resource.kind] ?? [])
    .filter(([field]) => resource.fields[field] === undefined)
    .map(([, sentence]) => judged.problem(resource, ["INVALID", ""], sentence));
}

/** Values that the graph would refuse, and values that are missing. */
export const problemsOfValues = (judged: Judged): Problem[] =>
  judged.resources.flatMap((resource) => [...problemsOfFilter(judged, resource), ...problemsOfNew(judged, resource)]);
