import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Changes } from "../../../../foundation/streams/changes.js";
import type { Stream } from "../../../../foundation/streams/endable.js";
import { followState, type State } from "../../../../foundation/streams/follow-state.js";
import { SharedReads } from "../../../../foundation/streams/shared-reads.js";
import type { Ending } from "../../../../foundation/streams/ending.js";
import { findResync, type ResyncRow } from "../../store/resyncs.js";

/** Where a resync's UUID is told at each step. Written by triggers. */
const resyncsChannel = "orgplane_resyncs";

/** Resyncs as they go on, read once for all who follow in this process. */
export interface ResyncFeed {
  /** The resync now, then at every step; ends with the resync. */
  follow(id: string, signal: Ending | undefined): Stream<ResyncRow>;
}

export function createResyncFeed({
  database,
  changes,
}: Pick<ActionContext, "database"> & { changes: Changes }): ResyncFeed {
  const states = new SharedReads<State<ResyncRow> | null>(changes, resyncsChannel);

  async function read(id: string): Promise<State<ResyncRow> | null> {
    const resync = await findResync(database, id);
    return resync && { value: resync, compared: JSON.stringify(resync), isLast: resync.status !== "RUNNING" };
  }

  return {
    follow: (id, signal) =>
      followState({
        changes,
        topics: [{ channel: resyncsChannel, key: id }],
        read: () => states.get(id, "state", () => read(id)),
        signal,
      }),
  };
}
