import type { Desired, Kind } from "../plan/resources.js";
import type { Written } from "../reading/manifest.js";
import { entriesOf, nodeAt } from "../reading/placed.js";
import type { SiteSpec } from "../schema/site-schema.js";
import type { SecretReference } from "./desired-state.js";
import { asSet, said, syncFields } from "./fields.js";
import { placesOf } from "./places-of.js";
import { absolute, type Surroundings } from "./surroundings.js";

type Site = Written<SiteSpec>;

const listed = ({ node }: Site, key: string) =>
  entriesOf(nodeAt(node, [key])).map(([name, entry]) => ({
    ...{ name, organization: null, place: entry.key },
    places: placesOf(entry.node),
  }));

function providers(site: Site, around: Surroundings) {
  return listed(site, "identityProviders").map((named) => {
    const { clientSecret, ...spec } = site.spec.identityProviders?.[named.name] ?? {};
    const fields = said({ ...spec, scopes: spec.scopes && asSet(spec.scopes) });
    const resource: Desired = { kind: "identityProvider", ...named, fields };
    const place = named.places["clientSecret"] ?? named.place;
    const secret = clientSecret && absolute(clientSecret, place, around);
    return { resource, secret };
  });
}

function proxies(site: Site, around: Surroundings): Desired[] {
  return listed(site, "workspaceProxies").map((named) => {
    const { secretFile, organizations, ...spec } = site.spec.workspaceProxies?.[named.name] ?? {};
    const fields = said({ ...spec, organizations: organizations ? asSet(organizations) : organizations });
    const place = named.places["secretFile"] ?? named.place;
    return {
      ...{ kind: "workspaceProxy" as const, ...named, fields },
      ...(secretFile !== undefined && { secretFile: around.resolve(secretFile, place) }),
    };
  });
}

function sync(site: Site, kind: Kind & keyof SiteSpec): Desired[] {
  const spec = site.spec[kind as "organizationSync"];
  const entry = entriesOf(site.node).find(([key]) => key === kind)?.[1];
  if (!spec || !entry) return [];
  const where = { organization: null, name: "", place: entry.key, places: placesOf(entry.node) };
  return [{ kind, ...where, fields: syncFields(spec) }];
}

/** Everything that a manifest says of the whole deployment. */
export function siteResources(
  site: Site,
  around: Surroundings,
): { resources: Desired[]; secrets: [string, SecretReference][] } {
  const made = providers(site, around);
  return {
    resources: [
      ...made.map(({ resource }) => resource),
      ...proxies(site, around),
      ...sync(site, "organizationSync"),
      ...sync(site, "siteRoleSync"),
    ],
    secrets: made.flatMap(({ resource, secret }) =>
      secret ? [[`site/identityProviders/${resource.name}`, secret] as [string, SecretReference]] : [],
    ),
  };
}
