import pg from "pg";
import { z } from "zod";

const Constraint = z.union([z.object({ index: z.string() }), z.object({ fields: z.array(z.string()) })]);

const DriverCause = z.object({
  originalCode: z.string().optional(),
  kind: z.string(),
  constraint: z.unknown().optional(),
});

/** What PostgreSQL said when a statement failed: its SQLSTATE, and the constraint where it names one. */
export type DriverError = { sqlState: string | undefined; constraint: string | undefined };

/** The database's own error: `pg`'s itself, or what is inside of whatever Prisma threw, be it a client call's or a transaction's. */
export function findDriverError(error: unknown): DriverError | undefined {
  if (error instanceof pg.DatabaseError) return { sqlState: error.code, constraint: error.constraint };
  for (const candidate of candidatesIn(error)) {
    const cause = DriverCause.safeParse(candidate);
    if (cause.success) return { sqlState: cause.data.originalCode, constraint: nameOf(cause.data.constraint) };
  }
  return undefined;
}

function candidatesIn(error: unknown): readonly unknown[] {
  const thrown = error as { cause?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } } | null | undefined;
  return [thrown?.meta?.driverAdapterError?.cause, thrown?.cause];
}

function nameOf(constraint: unknown): string | undefined {
  const parsed = Constraint.safeParse(constraint);
  if (!parsed.success) return undefined;
  return "index" in parsed.data ? parsed.data.index : parsed.data.fields.join(",");
}
