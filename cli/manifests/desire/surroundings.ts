import type { Place } from "../reading/placed.js";
import type { SecretReference } from "./desired-state.js";

/** What a manifest names and does not hold. Whatever cannot be had is a fault at its place. */
export interface Surroundings {
  /** The text files of a template's folder, as the manifest in that file names it; undefined after a fault. */
  folder(path: string, place: Place): { path: string; content: string }[] | undefined;
  secret(reference: { env?: string | undefined; file?: string | undefined }, place: Place): string | undefined;
  /** Absolute, of a path that the manifest in that file names. */
  resolve(path: string, place: Place): string;
}

type Written = { env?: string | undefined; file?: string | undefined };

/** A reference that holds wherever it is followed from. */
export const absolute = ({ env, file }: Written, place: Place, around: Surroundings): SecretReference => ({
  ...(env !== undefined && { env }),
  ...(file !== undefined && { file: around.resolve(file, place) }),
});
