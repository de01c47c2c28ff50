/** What streams may take, and how they are kept alive. */
export interface StreamSettings {
  /** WebSocket connections and streams over HTTP that a user, key or address may have open. */
  connectionsEach: number;
  /** Operations under way on one WebSocket connection. */
  operationsAConnection: number;
  heartbeatMs: number;
  /** How long a client may leave unread what was sent. */
  patienceMs: number;
  /** How long a WebSocket may say nothing before its `connection_init`. */
  initMs: number;
}

export const defaultStreamSettings: StreamSettings = {
  connectionsEach: 100,
  operationsAConnection: 100,
  heartbeatMs: 12_000,
  patienceMs: 30_000,
  initMs: 5_000,
};
