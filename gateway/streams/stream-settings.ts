/** What streams may take, and how they are kept alive. */
export interface StreamSettings {
  /** WebSocket connections and streams over HTTP that a user, key or address may have open. */
  connectionsEach: number;
  /** Operations under way on one WebSocket connection. */
  operationsAConnection: number;
  heartbeatMs: number;
  /** How long a client may leave unread what was sent. */
  patienceMs: number;
  /** How much may wait on one WebSocket to be read. */
  bufferBytes: number;
  /** How long a message of a client may be. */
  messageBytes: number;
  /** How long a WebSocket may say nothing before its `connection_init`. */
  initMs: number;
}

export const defaultStreamSettings: StreamSettings = {
  connectionsEach: 100,
  operationsAConnection: 100,
  heartbeatMs: 12_000,
  patienceMs: 30_000,
  bufferBytes: 4 * 1024 * 1024,
  messageBytes: 1024 * 1024,
  initMs: 5_000,
};
