import ts from "typescript";
import type { SourceFile } from "./source-files.js";

/** Who owns each PostgreSQL schema: the folder whose files alone may name it in SQL. */
const ownerBySchema: Readonly<Record<string, string>> = {
  organizations: "subgraphs/organizations/",
  identity: "subgraphs/identity/",
  workspaces: "subgraphs/workspaces/",
  provisioners: "subgraphs/provisioners/",
  jobs: "foundation/job-queue/",
  audit: "foundation/audit/",
};

/** A schema before the dot of a table: `workspaces.builds`, `"workspaces"."builds"`. */
const qualifiedName = new RegExp(`(?<![\\w./-])"?(${Object.keys(ownerBySchema).join("|")})"?\\."?[a-z_]\\w*`, "gi");

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node);
const isModuleSpecifier = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword);

/** Every string and every piece of a template, with the place where it starts. */
function textsOf({ path, text }: SourceFile): { text: string; line: number }[] {
  if (path.endsWith(".sql")) return [{ text, line: 1 }];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const texts: { text: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && !isModuleSpecifier(node))
      texts.push({ text: node.text, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** Where a file names, in hand-written SQL, a table that another part of the system owns. */
export function findForeignSql(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    textsOf(file).flatMap(({ text, line }) =>
      [...text.matchAll(qualifiedName)]
        .filter(([, schema = ""]) => !file.path.startsWith(ownerBySchema[schema.toLowerCase()] ?? ""))
        .map(
          ([name, schema = ""]) =>
            `${file.path}:${line} names ${name}, which ${ownerBySchema[schema.toLowerCase()]} owns`,
        ),
    ),
  );
}
