/** A request's context: what was known of it from the start, and what it reads, made anew by `renew`. */
export function renewable<Origin extends object, Reading extends object>(
  origin: Origin,
  startReading: () => Reading,
): Origin & Reading & { renew(): void } {
  return {
    ...origin,
    ...startReading(),
    renew() {
      Object.assign(this, startReading());
    },
  };
}
