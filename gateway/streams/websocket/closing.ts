/** Why a WebSocket is closed. Codes of the protocol graphql-transport-ws, and ours, which let a client come again. */
export interface Closing {
  code: number;
  reason: string;
}

export const closing = {
  /** Clients come again by themselves, elsewhere. */
  goingAway: { code: 1001, reason: "Going away" },
  malformed: { code: 4400, reason: "Invalid message" },
  unauthorized: { code: 4401, reason: "Unauthorized" },
  tooSlow: { code: 4413, reason: "Reads too slowly" },
  tooMany: { code: 4430, reason: "Too many connections" },
  fault: { code: 4500, reason: "Internal server error" },
} as const satisfies Record<string, Closing>;
