import type { z } from "zod";
import { contentHash } from "../../../foundation/template-manifest/content-hash.js";
import type { Desired } from "../plan/resources.js";
import type { Placed } from "../reading/placed.js";
import type { templateSchema } from "../schema/template-schema.js";
import type { Content } from "./desired-state.js";
import { flattened, said } from "./fields.js";
import { placesOf } from "./places-of.js";
import { absolute, type Surroundings } from "./surroundings.js";

type TemplateSpec = z.output<typeof templateSchema>;

interface Written {
  organization: string;
  name: string;
  spec: TemplateSpec;
  node: Placed;
  place: Desired["place"];
}

/** The hash by which the graph tells contents apart, with what it says of the variables: null where there are none. */
export const hashOf = (
  { files, provisionerTags }: Pick<Content, "files" | "provisionerTags">,
  hashOfVariables: string | null,
): string => contentHash({ files, tags: provisionerTags }, hashOfVariables);

function variablesOf({ spec, place }: Written, places: Desired["places"], around: Surroundings) {
  const values = Object.entries(spec.variables ?? {}).map(([name, value]) => {
    const at = places[`variables.${name}`] ?? place;
    return { name, value: typeof value === "string" ? value : around.secret(value, at) };
  });
  return values.filter((each): each is { name: string; value: string } => each.value !== undefined);
}

function referencesOf({ spec, place }: Written, places: Desired["places"], around: Surroundings) {
  const references = Object.entries(spec.variables ?? {}).flatMap(([name, value]) =>
    typeof value === "string" ? [] : [[name, absolute(value, places[`variables.${name}`] ?? place, around)] as const],
  );
  return Object.fromEntries(references);
}

function contentOf(written: Written, places: Desired["places"], around: Surroundings): Content | null {
  const { spec, place } = written;
  if (spec.folder === undefined) return null;
  const files = around.folder(spec.folder, places["folder"] ?? place);
  if (!files) return null;
  const variables = variablesOf(written, places, around);
  const content = { files, variables, provisionerTags: spec.provisionerTags ?? {} };
  return { hash: hashOf(content, null), ...content, references: referencesOf(written, places, around) };
}

const accessOf = ({ access }: TemplateSpec) =>
  access && {
    ...Object.fromEntries(Object.entries(access.users ?? {}).map(([name, role]) => [`user:${name}`, role])),
    ...Object.fromEntries(Object.entries(access.groups ?? {}).map(([name, role]) => [`group:${name}`, role])),
  };

function deprecatedOf({ deprecated }: TemplateSpec, organization: string) {
  if (!deprecated) return deprecated;
  const { message, successor = null } = deprecated;
  const isFar = successor === null || successor.includes("/");
  return { message, successor: isFar ? successor : `${organization}/${successor}` };
}

/** A template as it is wanted, with its content if the manifest has one. */
export function templateResource(
  written: Written,
  around: Surroundings,
): { resource: Desired; content: Content | null } {
  const { organization, name, spec, node, place } = written;
  const places = placesOf(node);
  const { displayName, description, icon, settings } = spec;
  const content = contentOf(written, places, around);
  const fields = said({
    ...{ displayName, description, icon },
    content: content?.hash,
    ...flattened("settings", settings),
    access: accessOf(spec),
    deprecated: deprecatedOf(spec, organization),
  });
  return { resource: { kind: "template", organization, name, fields, place, places }, content };
}
