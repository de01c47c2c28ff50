/** A role as far as handing it out is concerned. */
export interface KnownRole {
  isBuiltIn: boolean;
  viewerCanAssign: boolean;
}

/** What is known of an organization that a manifest manages or refers to, and that is there. */
export interface KnownOrganization {
  id: string;
  isDefault: boolean;
  /** All that the viewer may do in it, at most. */
  permissions: ReadonlySet<string>;
  /** By name; null where nothing asked for them. */
  roles: ReadonlyMap<string, KnownRole> | null;
}

/** What is there besides the things that are managed: what a plan can fail by. */
export interface Facts {
  viewer: string;
  userIdsByName: ReadonlyMap<string, string>;
  organizations: ReadonlyMap<string, KnownOrganization>;
  /** At the site: what a new organization's maker may do in it, at most. */
  permissions: ReadonlySet<string>;
  siteRoles: ReadonlyMap<string, KnownRole>;
  /** Built-in roles of any organization, by name. */
  builtInRoles: ReadonlyMap<string, KnownRole>;
}
