import { workspaceConditions } from "../../dist/subgraphs/workspaces/store/list-conditions.js";

/** Who asks for what: each filter alone, and the pairs that screens use. */
export function casesFor({ organizations, users, templates }) {
  const three = organizations.slice(10, 13).map(({ id }) => id);
  const userId = users[0].id;
  const readers = {
    "site owner": "all",
    "member of three, own": { organizationIds: [], ownIn: three, userId },
    "reader of three": { organizationIds: three, ownIn: [], userId },
  };
  const template = templates.find(({ organizationId }) => organizationId === three[0]);
  const filters = {
    none: {},
    organizationId: { organizationId: three[0] },
    ownerId: { ownerId: userId },
    templateId: { templateId: template.id },
    versionId: { versionId: template.versions[0] },
    "status RUNNING": { status: ["RUNNING"] },
    "status FAILED": { status: ["FAILED"] },
    "status of two": { status: ["FAILED", "CANCELED"] },
    outdated: { outdated: true },
    "not outdated": { outdated: false },
    dormant: { dormant: true },
    "not dormant": { dormant: false },
    deprecated: { deprecated: true },
    "search, common": { search: "sandbox" },
    "search, rare": { search: "99999" },
    "search, two letters": { search: "ml" },
    "organizationId, status": { organizationId: three[0], status: ["RUNNING"] },
    "templateId, outdated": { templateId: template.id, outdated: true },
    "organizationId, search": { organizationId: three[0], search: "sandbox" },
    "ownerId, status": { ownerId: userId, status: ["RUNNING"] },
  };
  return Object.entries(readers).flatMap(([reader, visibility]) =>
    Object.entries(filters).map(([filter, selection]) => ({
      reader,
      filter,
      conditions: workspaceConditions(selection, visibility),
    })),
  );
}
