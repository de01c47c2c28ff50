const apart = "__apart";

/**
 * The key that a field of the client's is asked by. The planner fetches keys and required fields by their names, beside
 * what the client asks, and takes no notice of a client that calls something else so: that is asked by a key apart.
 */
export const plannedKey = (key: string, name: string, ownKeys: ReadonlySet<string>): string =>
  (key !== name && ownKeys.has(key)) || key.endsWith(apart) ? key + apart : key;

/** The client's key of what was asked by `plannedKey`. */
export const askedKey = (key: string): string => (key.endsWith(apart) ? key.slice(0, -apart.length) : key);
