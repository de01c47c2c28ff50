/** What a provider says of somebody, by the name of the claim. */
export type Claims = Readonly<Record<string, unknown>>;

/** Claims, and the names of those that could not be asked for this time: these are not absent, only not known. */
export interface KnownClaims {
  claims: Claims;
  unknown: ReadonlySet<string>;
}

/** What a claim says. Values are sorted, each once: their order and repetition mean nothing. */
export type ClaimReading =
  | { state: "values"; values: readonly string[] }
  | { state: "absent" }
  /** Too many values for a token: the provider sent a pointer (`_claim_names`) in their place. */
  | { state: "overage" }
  | { state: "unknown" }
  | { state: "malformed"; reason: string };

const isObject = (value: unknown): value is Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const own = (object: unknown, name: string): unknown =>
  isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;

const rootOf = (name: string): string => name.split(".", 1)[0] ?? name;

/** A top-level name first; where there is none such, a path of names with dots between them. */
function lookUp(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split(".").reduce<unknown>(own, claims);
}

const values = (found: readonly string[]): ClaimReading => ({ state: "values", values: [...new Set(found)].sort() });
const malformed = (reason: string): ClaimReading => ({ state: "malformed", reason });

function readString(text: string): ClaimReading {
  if (text === "") return values([]);
  if (text.includes(",")) return malformed("it is one text with a comma; let the provider send an array of texts");
  return values([text]);
}

function readArray(list: readonly unknown[]): ClaimReading {
  const index = list.findIndex((item) => typeof item !== "string");
  if (index >= 0) return malformed(`its element ${String(index)} is no text`);
  return values(list as string[]);
}

function readAbsent({ claims, unknown }: KnownClaims, name: string): ClaimReading {
  const names = [name, rootOf(name)];
  if (names.some((each) => own(claims["_claim_names"], each) !== undefined)) return { state: "overage" };
  return { state: names.some((each) => unknown.has(each)) ? "unknown" : "absent" };
}

/** Reads one claim: an array of texts, or one text. A text is never split, trimmed or folded. */
export function readClaim(known: KnownClaims, name: string): ClaimReading {
  const found = lookUp(known.claims, name);
  if (found === undefined || found === null) return readAbsent(known, name);
  if (typeof found === "string") return readString(found);
  if (Array.isArray(found)) return readArray(found);
  return malformed(`it is ${typeof found === "object" ? "an object" : `a ${typeof found}`}, not an array of texts`);
}
