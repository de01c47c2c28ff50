import { tagsOf, type KeyRow } from "../store/keys.js";

/** The fields of a provisioner key that its audit rows show. */
export const auditedKey = (key: KeyRow) => ({
  name: key.name,
  tags: tagsOf(key),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  manifestLabel: key.manifestLabel,
});
