/** A place and who one is there. */
export interface Context {
  url: string;
  token?: string | undefined;
  /** Global id of the access token, for `logout`; absent for one that was pasted. */
  tokenId?: string | undefined;
  expiresAt?: string | undefined;
  username?: string | undefined;
  /** What `--organization` is unless given. */
  organization?: string | undefined;
}

export interface Config {
  current: string | null;
  contexts: Record<string, Context>;
}

// Written by hand: every command reads its contexts, and a library of schemas takes longer to load than most of them run.

type Loose = Readonly<Record<string, unknown>>;

const texts: readonly string[] = ["token", "tokenId", "expiresAt", "username", "organization"];

function mapAt(value: unknown, name: string): Loose {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Loose;
  throw new Error(`${name} is no object`);
}

function refuseOthers(value: Loose, known: readonly string[], at: string): void {
  const other = Object.keys(value).find((key) => !known.includes(key));
  if (other !== undefined) throw new Error(`${at}${other} is no setting`);
}

const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

function contextOf(value: unknown, at: string): Context {
  const context = mapAt(value, at);
  const { url } = context;
  refuseOthers(context, ["url", ...texts], `${at}.`);
  if (typeof url !== "string" || !isAddress(url)) {
    throw new Error(`${at}.url is no http:// or https:// address`);
  }
  const odd = texts.find((name) => context[name] !== undefined && typeof context[name] !== "string");
  if (odd !== undefined) throw new Error(`${at}.${odd} is no text`);
  return context as unknown as Context;
}

/** What the config file says. Throws an Error that names what is wrong with it. */
export function configOf(value: unknown): Config {
  const config = mapAt(value, "it");
  refuseOthers(config, ["current", "contexts"], "");
  const { current } = config;
  if (current !== null && typeof current !== "string") throw new Error("current is neither a name nor null");
  const contexts = Object.entries(mapAt(config["contexts"], "contexts"));
  return {
    current,
    contexts: Object.fromEntries(contexts.map(([name, each]) => [name, contextOf(each, `contexts.${name}`)])),
  };
}
