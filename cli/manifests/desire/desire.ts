import { kindFacts } from "../plan/resources.js";
import type { Manifest } from "../reading/manifest.js";
import type { DesiredState } from "./desired-state.js";
import { organizationResources } from "./organization-resources.js";
import { siteResources } from "./site-resources.js";
import type { Surroundings } from "./surroundings.js";

const lists = Object.values(kindFacts).flatMap(({ list }) => list ?? []);

const managedLists = (owner: string, spec: object): string[] =>
  lists.filter((list) => (spec as Record<string, unknown>)[list] !== undefined).map((list) => `${owner}/${list}`);

/** A manifest as flat resources with the places of their values, its templates' contents and where its secrets are. */
export function desire({ label, organizations, site }: Manifest, around: Surroundings): DesiredState {
  const made = organizations.map((organization) => organizationResources(organization, around));
  const ofSite = site ? siteResources(site, around) : { resources: [], secrets: [] };
  return {
    label,
    resources: [...made.flatMap(({ resources }) => resources), ...ofSite.resources],
    lists: [
      ...organizations.flatMap(({ spec }) => managedLists(spec.name, spec)),
      ...(site ? managedLists("site", site.spec) : []),
    ],
    contents: Object.fromEntries(made.flatMap(({ contents }) => contents.map((content) => [content.hash, content]))),
    secrets: Object.fromEntries(ofSite.secrets),
  };
}
