import { isDeepStrictEqual } from "node:util";
import { inWords, plainOf, type Fault, type Placed, type PlacedMap } from "./placed.js";

function mergeNodes(first: Placed, second: Placed, say: (first: Placed, second: Placed) => void): Placed {
  if (first.type === "map" && second.type === "map") return mergeMaps(first, second, say);
  if (!isDeepStrictEqual(plainOf(first), plainOf(second))) say(first, second);
  return first;
}

function mergeMaps(first: PlacedMap, second: PlacedMap, say: (first: Placed, second: Placed) => void): PlacedMap {
  const entries = new Map(first.entries);
  for (const [key, entry] of second.entries) {
    const known = entries.get(key);
    entries.set(key, known ? { ...known, node: mergeNodes(known.node, entry.node, say) } : entry);
  }
  return { ...first, entries };
}

/**
 * One map of several that are about the same thing, each saying a part of it. A fault wherever two of them say
 * different values, or different lists, for one field: which of the two is meant cannot be told.
 */
export function merge(maps: readonly [PlacedMap, ...PlacedMap[]], faults: Fault[]): PlacedMap {
  const say = (first: Placed, second: Placed): void => {
    const message = `This says something else than ${inWords(first.place)} does of the same field. Keep one of the two.`;
    faults.push({ place: second.place, message });
  };
  const [first, ...rest] = maps;
  return rest.reduce((merged, map) => mergeMaps(merged, map, say), first);
}
