import { startDaemon } from "./start.js";

process.exitCode = await startDaemon(process.argv.slice(2));
