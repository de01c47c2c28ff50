export type ProxyStatus = "HEALTHY" | "UNHEALTHY" | "UNREACHABLE" | "UNREGISTERED";

const silentAfterMs = 90_000;

/** A proxy's status by its last report: never one, none for 90 seconds, one with errors, or a good one. */
export function proxyStatus(proxy: { lastSeenAt: Date | null; errors: readonly string[] }, now: Date): ProxyStatus {
  if (proxy.lastSeenAt === null) return "UNREGISTERED";
  if (now.getTime() - proxy.lastSeenAt.getTime() > silentAfterMs) return "UNREACHABLE";
  return proxy.errors.length > 0 ? "UNHEALTHY" : "HEALTHY";
}
