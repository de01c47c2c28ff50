import type { WorkspacesStore } from "./workspaces-store.js";

/** What organizations' keys for values of variables are derived from: the same for as long as the database lives. */
export const getHashKey = async (store: WorkspacesStore): Promise<Uint8Array> =>
  (await store.hashKey.findFirstOrThrow()).secret;
