import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const imported = /\bfrom "(\.[^"]+)\.js"/g;

/** The file's declarations, from the file alone: what its exports are must be written at them. */
async function declarationsOf(source) {
  const { default: ts } = await import("typescript");
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(source, "utf8"), {
    fileName: source,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, isolatedDeclarations: true },
  });
  const faults = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  if (faults.length > 0) throw new Error(`${source} cannot be declared: ${faults.join(" ")}`);
  return outputText;
}

/** Writes the declarations of these files and of all that their declarations name: the files written or left as fresh. */
export async function declare(sources, { targetOf, isFresh }) {
  const todo = [...sources];
  const done = new Map();
  for (let source = todo.pop(); source; source = todo.pop()) {
    if (done.has(source)) continue;
    const target = targetOf(source);
    done.set(source, target);
    const isThere = isFresh(source, target);
    const text = isThere ? readFileSync(target, "utf8") : await declarationsOf(source);
    if (!isThere) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    for (const [, path] of text.matchAll(imported)) todo.push(join(dirname(source), `${path}.ts`));
  }
  return done.values();
}
