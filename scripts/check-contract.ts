import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildASTSchema,
  buildSchema,
  concatAST,
  isIntrospectionType,
  isSpecifiedScalarType,
  parse,
  Source,
} from "graphql";
import { isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";
import { contractDifferences } from "./checks/contract-differences.js";

/** The *.graphql files of a folder as the one schema that they are together. */
function readContract(folder: string): GraphQLSchema {
  const names = readdirSync(folder).filter((name) => name.endsWith(".graphql"));
  if (names.length === 0) throw new Error(`There is no *.graphql in ${folder}.`);
  const documents = names.sort().map((name) => parse(new Source(readFileSync(join(folder, name), "utf8"), name)));
  return buildASTSchema(concatAST(documents));
}

function counts(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const fields = types
    .filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    .flatMap((type) => Object.keys(type.getFields()));
  return `${types.length} types, ${fields.length} fields`;
}

/** Prints what schema/api.graphql breaks of the contract in a folder; the exit code is 1 where there is anything. */
function checkContract(folder: string): void {
  const contract = readContract(folder);
  const differences = contractDifferences(contract, buildSchema(readFileSync("schema/api.graphql", "utf8")));
  differences.forEach((difference) => console.error(difference));
  if (differences.length > 0) process.exitCode = 1;
  else console.log(`contract: ${counts(contract)} held`);
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("npm run check:contract -- FOLDER   (a folder of *.graphql files)");
  process.exitCode = 2;
} else {
  try {
    checkContract(folder);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
