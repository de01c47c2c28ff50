import { changed, deletion, mappingInput, type Step, type Stepping } from "./step.js";

/** A sync's fields as an input, its mapping's targets by id. */
function syncInput({ change }: Stepping, idOfTarget: (name: string) => string): object {
  const { mapping, ...fields } = changed(change);
  return {
    ...fields,
    ...(mapping !== undefined && { mapping: mappingInput(mapping, idOfTarget) }),
    ...(change.revision !== undefined && { expectedRevision: change.revision }),
  };
}

export function groupSyncSteps(stepping: Stepping): Step[] {
  const { address, organization } = stepping.change;
  const input: Step["input"] = (ids) => ({
    organizationId: ids.of(organization!),
    ...syncInput(stepping, (name) => ids.group(organization!, name)),
  });
  return [{ phase: "settings", address, mutation: "updateGroupSync", selection: "groupSync { revision }", input }];
}

export function roleSyncSteps(stepping: Stepping): Step[] {
  const { address, organization } = stepping.change;
  const input: Step["input"] = (ids) => ({
    organizationId: ids.of(organization!),
    ...syncInput(stepping, (name) => name),
  });
  return [{ phase: "settings", address, mutation: "updateRoleSync", selection: "roleSync { revision }", input }];
}

export function organizationSyncSteps(stepping: Stepping): Step[] {
  const { address } = stepping.change;
  const input: Step["input"] = (ids) => syncInput(stepping, (name) => ids.of(name));
  const selection = "organizationSync { revision }";
  return [{ phase: "site", address, mutation: "updateOrganizationSync", selection, input }];
}

export function siteRoleSyncSteps(stepping: Stepping): Step[] {
  const { address } = stepping.change;
  const input: Step["input"] = () => syncInput(stepping, (name) => name);
  return [{ phase: "site", address, mutation: "updateSiteRoleSync", selection: "siteRoleSync { revision }", input }];
}

export function providerSteps({ change, desired, secrets }: Stepping): Step[] {
  const { address, name, action } = change;
  if (action === "delete") return [deletion(change, "deleteIdentityProvider")];
  const selection = "identityProvider { id }";
  const clientSecret = secrets.clientSecret(address);
  const { clientSecret: _, ...others } = changed(change);
  const fields = { ...others, ...(clientSecret !== undefined && { clientSecret }) };
  const at = { phase: "organizations", address, selection } as const;
  if (action === "update") {
    return [{ ...at, mutation: "updateIdentityProvider", input: () => ({ id: change.id, ...fields }) }];
  }
  const input: Step["input"] = () => ({ name, ...fields, manifestLabel: desired.label });
  return [{ ...at, mutation: "createIdentityProvider", input }];
}

export function proxySteps({ change, desired, secrets }: Stepping): Step[] {
  const { address, name, action } = change;
  if (action === "delete") return [deletion(change, "deleteWorkspaceProxy")];
  const { organizations, ...fields } = changed(change);
  const names = organizations as string[] | null | undefined;
  const served: Step["input"] = (ids) => ({
    ...(names !== undefined && { organizationIds: names && names.map((each) => ids.of(each)) }),
  });
  const at = { phase: "site", address } as const;
  if (action === "update") {
    const input: Step["input"] = (ids) => ({ id: change.id, ...fields, ...served(ids) });
    return [{ ...at, mutation: "updateWorkspaceProxy", selection: "workspaceProxy { id }", input }];
  }
  return [
    {
      ...{ ...at, mutation: "createWorkspaceProxy", selection: "workspaceProxy { id } secret" },
      input: (ids) => ({ name, ...fields, ...served(ids), manifestLabel: desired.label }),
      learn: ({ secret }) => secrets.keep(address, secret as string),
    },
  ];
}
