/** One claim value and what it leads to: ids or role names, as they are stored. */
export interface StoredMapping {
  claimValue: string;
  targets: string[];
}

/** What the targets of a mapping are: nodes, by their UUID, or roles, by their name. */
export type TargetKind = "Organization" | "Group" | "role";

/** A mapping as the graph shows it: nodes by global id, each with the object that it names. */
export interface ShownMapping extends StoredMapping {
  objects: ({ __typename: string; id: string } | null)[];
}

/** Mappings as stored, for the graph; `encode` makes a global id. */
export function showMappings(
  kind: TargetKind,
  stored: readonly StoredMapping[],
  encode: (kind: "Organization" | "Group", id: string) => string,
): ShownMapping[] {
  return stored.map(({ claimValue, targets }) =>
    kind === "role"
      ? { claimValue, targets, objects: targets.map(() => null) }
      : {
          claimValue,
          targets: targets.map((id) => encode(kind, id)),
          objects: targets.map((id) => ({ __typename: kind, id })),
        },
  );
}
