import type { OrganizationSpec } from "../schema/organization-schema.js";
import type { SiteSpec } from "../schema/site-schema.js";
import type { Placed } from "./placed.js";

/** What a manifest says of one thing, and where it says it. */
export interface Written<Spec> {
  spec: Spec;
  node: Placed;
}

/** A whole manifest: however many files and documents it was written in, with variables put in. */
export interface Manifest {
  /** Null: what is made belongs to nobody, and nothing can be pruned. */
  label: string | null;
  organizations: Written<OrganizationSpec>[];
  site: Written<SiteSpec> | null;
}
