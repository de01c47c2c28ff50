import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { readTags, type Tags } from "../../../foundation/tags/read-tags.js";
import { faultsOfManifestLabel } from "../../../foundation/names/manifest-label.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";

/** A provisioner key as it is asked for. */
export interface KeyRequest {
  name: string;
  tags?: unknown;
  expiresAt?: Date | null;
  manifestLabel?: string | null;
}

/** A provisioner key to be made. */
export interface KeyPlan {
  name: string;
  tags: Tags;
  expiresAt: Date | null;
  manifestLabel: string | null;
}

const longestName = 64;

function faultsOfExpiry(expiresAt: Date | null | undefined, now: Date): UserErrorValue[] {
  if (expiresAt == null || expiresAt > now) return [];
  const message = "This is in the past: such a key would open nothing. Leave it out for a key that does not expire.";
  return [{ code: "INVALID", path: ["input", "expiresAt"], message }];
}

/** What the key will be, its name in lower case; or all that is wrong with the request. */
export function planKey(request: KeyRequest, now: Date): { plan: KeyPlan } | { faults: UserErrorValue[] } {
  const name = request.name.toLowerCase();
  const read = readTags(request.tags);
  const faultOfTags = "fault" in read ? read.fault : null;
  const faults: UserErrorValue[] = [
    ...faultsOfText(name, { path: ["input", "name"], atMost: longestName, isRequired: true }),
    ...(faultOfTags === null
      ? []
      : [{ code: "INVALID" as const, path: ["input", "tags"], message: `Not acceptable: ${faultOfTags}` }]),
    ...faultsOfExpiry(request.expiresAt, now),
    ...faultsOfManifestLabel(request.manifestLabel),
  ];
  if (faults.length > 0 || !("tags" in read)) return { faults };
  const { expiresAt = null, manifestLabel = null } = request;
  return { plan: { name, tags: read.tags, expiresAt, manifestLabel } };
}
