import { defineConfig } from "prisma/config";

// Only `prisma generate` reads this file: migrations are applied by foundation/database, without Prisma's own engine.
export default defineConfig({ schema: "prisma/schema" });
