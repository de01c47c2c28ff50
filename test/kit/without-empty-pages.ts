interface Page {
  nodes?: unknown[] | null;
  totalCount?: number;
  length?: number;
}

const isEmpty = (value: Page): boolean =>
  value.length === 0 || value.totalCount === 0 || ("nodes" in value && (value.nodes ?? []).length === 0);

/** An answer in which an empty list and none at all are the same nothing: a gateway does not even ask for what is refused. */
export const withoutEmptyPages = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    typeof value === "object" && value !== null && isEmpty(value) ? null : value,
  );
