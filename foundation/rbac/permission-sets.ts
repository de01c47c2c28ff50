import { allPermissions, type Permission } from "./permissions.js";

export type PermissionSet = ReadonlySet<Permission>;

/** Different sets that are known at a time: roles make few of them, custom ones a few more. */
const mostSets = 10_000;

/** Of a number, so that it stays a small one. */
const bitsOfNumber = 30;
const numbersOfSet = Math.ceil(allPermissions.length / bitsOfNumber);

const placeOf: ReadonlyMap<Permission, number> = new Map(allPermissions.map((name, place) => [name, place]));
const sets = new Map<string, PermissionSet>();
const unions = new WeakMap<PermissionSet, WeakMap<PermissionSet, PermissionSet>>();

export const noPermissions = setOf([]);

/**
 * The set of these permissions: the same object for the same ones, in the order of the table. Actors are many and their rights are few, so that
 * they share them, and what is worked out of a set is worked out once. Nobody may change it.
 */
export function permissionSet(given: Iterable<Permission>): PermissionSet {
  if (Array.isArray(given) && given.length === 0) return noPermissions;
  return setOf(given);
}

function setOf(given: Iterable<Permission>): PermissionSet {
  const bits = new Array<number>(numbersOfSet).fill(0);
  for (const permission of given) {
    const place = placeOf.get(permission);
    if (place !== undefined) bits[Math.floor(place / bitsOfNumber)]! |= 1 << (place % bitsOfNumber);
  }
  const key = bits.join(" ");
  const known = sets.get(key);
  if (known) return known;
  const isHeld = (place: number): number => bits[Math.floor(place / bitsOfNumber)]! & (1 << (place % bitsOfNumber));
  const set = new Set(allPermissions.filter((_, place) => isHeld(place)));
  if (sets.size >= mostSets) sets.delete(sets.keys().next().value!);
  sets.set(key, set);
  return set;
}

/** All of two sets; worked out once for the same two. */
export function unionOf(one: PermissionSet, other: PermissionSet): PermissionSet {
  if (one === other || other.size === 0) return one;
  if (one.size === 0) return other;
  const known = unions.get(one)?.get(other);
  if (known) return known;
  const union = permissionSet([...one, ...other]);
  const ofOne = unions.get(one) ?? new WeakMap<PermissionSet, PermissionSet>();
  ofOne.set(other, union);
  unions.set(one, ofOne);
  return union;
}
