import type { ExecutionResult } from "graphql";
import { nothing } from "./mended-question.js";

/** What two gateways must agree on. */
export interface Comparable {
  data: unknown;
  /** Of subgraphs' errors, each once. */
  errorPaths: string[];
}

type Path = readonly (string | number)[];

/** A path of the reference's that goes through a list as a whole is the field that holds the list. */
function asFar(path: Path = []): Path {
  const list = path.indexOf("@");
  return list < 0 ? path : path.slice(0, list);
}

/** The null that a path leads to, its own or one that took it along; null where it leads to none. */
function nullAt(data: unknown, path: Path): Path | null {
  if (data === null) return [];
  const [step, ...rest] = path;
  if (step === undefined || typeof data !== "object") return null;
  const below = nullAt((data as Record<string | number, unknown>)[step], rest);
  return below && [step, ...below];
}

const isOfSubgraph = ({ extensions }: NonNullable<ExecutionResult["errors"]>[number]): boolean =>
  extensions["code"] !== "INCOMPLETE_ANSWER";

const plain = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data ?? null), (key, value: unknown) => (key === nothing ? undefined : value)) as unknown;

const texts = (paths: readonly Path[]): string[] => [...new Set(paths.map((path) => path.join(".")))].sort();

/**
 * An answer without what the two may differ in: which of several errors comes first, errors of values that the schema
 * promises and no subgraph gave, which the reference tells in its extensions or not at all, and errors in what it fetched
 * and nobody asked for.
 */
export function comparable({ data, errors = [] }: ExecutionResult): Comparable {
  const paths = errors.filter(isOfSubgraph).map(({ path }) => asFar(path));
  return { data: plain(data), errorPaths: texts(paths.filter((path) => nullAt(plain(data), path))) };
}

const withoutIndexes = (path: Path): string => path.map((step) => (typeof step === "number" ? "*" : step)).join(".");

/** Nulls that the one answer has an error for, itself or something that it took along, and the other has none. */
function unexplained(one: ExecutionResult, other: ExecutionResult): string[] {
  const pathsOf = ({ errors = [] }: ExecutionResult) => errors.filter(isOfSubgraph).map(({ path }) => asFar(path));
  const known = pathsOf(other).map((path) => `${withoutIndexes(path)}.`);
  const places = new Set(
    pathsOf(one).flatMap((path) => {
      const place = nullAt(plain(one.data), path);
      return place ? [withoutIndexes(place)] : [];
    }),
  );
  return [...places].filter((place) => !known.some((path) => path.startsWith(place === "" ? "" : `${place}.`)));
}

/**
 * What is wrong between two answers, of which the second is the reference's, that miscounts indexes: other data; a null
 * that only one of them has an error for; an error of ours at no null.
 */
export function differences(ours: ExecutionResult, reference: ExecutionResult): Record<string, unknown> {
  const data = [plain(ours.data), plain(reference.data)];
  return {
    ...(JSON.stringify(sorted(data[0])) !== JSON.stringify(sorted(data[1])) && { data }),
    invented: unexplained(ours, reference),
    unsaid: unexplained(reference, ours),
    astray: (ours.errors ?? []).filter(({ path = [] }) => !nullAt(data[0], path)),
  };
}

/** The same without an order of keys: the reference's is not the specification's. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/** What `differences` says of answers that do not differ. */
export const none = { invented: [], unsaid: [], astray: [] };
