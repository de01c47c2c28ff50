import type { Place, Placed } from "../reading/placed.js";

/** The place of every value below a node, by its path with dots; of a list's items by what they say. */
export function placesOf(node: Placed | undefined): Record<string, Place> {
  const places: Record<string, Place> = {};
  const visit = (at: Placed, path: string): void => {
    if (at.type === "list") {
      const scalars = at.items.filter((item) => item.type === "scalar");
      for (const item of scalars) places[`${path}.${String(item.value)}`] = item.place;
    }
    if (at.type !== "map") return;
    for (const [key, entry] of at.entries) {
      const below = path === "" ? key : `${path}.${key}`;
      places[below] = entry.key;
      visit(entry.node, below);
    }
  };
  if (node) visit(node, "");
  return places;
}
