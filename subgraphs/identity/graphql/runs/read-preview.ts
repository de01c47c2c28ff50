import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { readChange } from "../settings/read-change.js";
import type { PreviewIdentitySyncInput } from "./preview-identity-sync.input.js";

const organizationAt = (id: string, at: string) => readId("Organization", id, `${at}.organizationId`);

/** The arguments of a preview with ids decoded, those in proposed settings too. */
export function readPreview(input: PreviewIdentitySyncInput) {
  const { organizationSync, groupSync, roleSync } = input;
  return {
    ...input,
    organizationId: readOptionalId("Organization", input.organizationId, "input.organizationId"),
    userId: readOptionalId("User", input.userId, "input.userId"),
    organizationSync: organizationSync && readChange("Organization", organizationSync, "input.organizationSync"),
    groupSync: groupSync?.map((change, index) => {
      const at = `input.groupSync.${String(index)}`;
      return { ...readChange("Group", change, at), organizationId: organizationAt(change.organizationId, at) };
    }),
    roleSync: roleSync?.map((change, index) => ({
      ...change,
      organizationId: organizationAt(change.organizationId, `input.roleSync.${String(index)}`),
    })),
  };
}
