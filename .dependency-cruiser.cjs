/**
 * The layers, as dependencies between files. Each rule is shown to catch a planted violation in test/checks/layers.test.ts.
 *
 * `beyondTheTable` holds what a layer may import besides the folders that define it, each with its reason.
 */
const beyondTheTable = {
  rules: ["^foundation/names/", "^foundation/tags/", "^foundation/template-manifest/"], // pure, as ids are: what a name, a tag or a template may look like
  store: [
    "^foundation/rbac/", // the SQL filter of a decision, and the names of built-in roles
    "^foundation/subgraph-kit/connections/", // keyset pages are statements
    "^foundation/job-queue/", // the queue's tables are written by its owner alone
    "^foundation/tags/",
  ],
  graphql: [
    "^foundation/names/", // the words of an argument error
    "^foundation/tags/",
  ],
  graphqlWiring: [
    "^foundation/actions/",
    "^foundation/encryption/",
    "^foundation/clock/",
    "^foundation/job-queue/",
    "^foundation/audit/read-",
  ], // context.ts and loaders.ts are given what actions are given
};

const pureLibraries = ["re2js", "yaml", "cron-parser", "zod"];
const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join("|")})(/|$)`;
const graphqlLibraries = npm("graphql", "type-graphql", "graphql-scalars", "@apollo/[^/]+", "@graphql-tools/[^/]+");
const prisma = ["^generated/", npm("prisma", "@prisma/[^/]+", "pg")];
const isATest = "\\.(test|e2e)\\.ts$";
const npmOrNode = ["npm", "npm-dev", "npm-peer", "npm-optional", "core"];

const layer = (name) => `^subgraphs/([^/]+)/${name}/`;
const own = (...layers) => layers.map((name) => `^subgraphs/$1/${name}/`);
const othersCommands = "^subgraphs/(?!$1/)[^/]+/commands/";
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** A layer's files import these local files, and no others. */
const importsOnly = (name, from, allowed) =>
  forbid(`${name}-imports-only-what-it-may`, `${name}: see the table of layers in docs/architecture.md`, from, {
    pathNot: [...allowed, "(^|/)node_modules/"],
    dependencyTypesNot: npmOrNode,
    couldNotResolve: false,
  });

/** Which subgraphs are downhill of each: whose commands it may call. */
const downhill = {
  organizations: [],
  identity: ["organizations"],
  workspaces: ["organizations"],
  provisioners: ["organizations", "workspaces"],
};

const callsOnlyDownhill = ([name, below]) =>
  forbid(
    `${name}-calls-only-downhill`,
    "Writes across subgraphs go downhill: organizations <- identity, organizations <- workspaces <- provisioners.",
    { path: `^subgraphs/${name}/` },
    { path: "^subgraphs/[^/]+/", pathNot: [name, ...below].map((other) => `^subgraphs/${other}/`) },
  );

module.exports = {
  forbidden: [
    forbid("no-cycles", "Two files that need each other are one, or hide a third.", {}, { circular: true }),
    forbid("no-unresolvable", "The import leads nowhere.", {}, { couldNotResolve: true }),

    importsOnly("rules", { path: layer("rules"), pathNot: isATest }, [
      ...own("rules"),
      "^foundation/(rbac|errors|ids)/",
      ...beyondTheTable.rules,
    ]),
    forbid(
      "rules-use-pure-libraries-only",
      `rules/ computes: of libraries it takes ${pureLibraries.join(", ")}, and nothing of Node.`,
      { path: layer("rules"), pathNot: isATest },
      { dependencyTypes: npmOrNode, pathNot: npm(...pureLibraries) },
    ),

    importsOnly("store", { path: layer("store"), pathNot: isATest }, [
      ...own("store", "rules"),
      "^generated/prisma/",
      "^foundation/(database|ids|errors)/",
      ...beyondTheTable.store,
    ]),
    forbid(
      "store-takes-only-types-of-rules",
      "store/ asks and writes; what to write is decided above it.",
      { path: layer("store"), pathNot: isATest },
      { path: own("rules"), dependencyTypesNot: ["type-only"] },
    ),
    importsOnly("actions", { path: layer("actions"), pathNot: isATest }, [
      ...own("actions", "commands", "rules", "store"),
      "^foundation/",
      othersCommands,
    ]),
    importsOnly("commands", { path: layer("commands"), pathNot: isATest }, [
      ...own("commands", "rules", "store"),
      "^foundation/",
      othersCommands,
    ]),
    forbid(
      "only-graphql-knows-graphql",
      "Below graphql/ nobody knows that the domain is asked by GraphQL.",
      { path: layer("(?:rules|store|actions|commands)"), pathNot: isATest },
      { path: [graphqlLibraries, "^foundation/subgraph-kit/(shared|.*\\.type\\.ts$)"] },
    ),

    importsOnly("graphql", { path: layer("graphql"), pathNot: [isATest, "/(context|loaders)\\.ts$"] }, [
      ...own("graphql", "actions", "rules"),
      "^subgraphs/$1/store/", // the next rule has a sentence of its own for it
      "^foundation/(subgraph-kit|rbac|ids|errors)/",
      ...beyondTheTable.graphql,
    ]),
    importsOnly("graphql-wiring", { path: "^subgraphs/([^/]+)/graphql/.*\\b(context|loaders)\\.ts$" }, [
      ...own("graphql", "actions", "rules", "store"),
      "^foundation/(subgraph-kit|rbac|ids|errors)/",
      ...beyondTheTable.graphql,
      ...beyondTheTable.graphqlWiring,
    ]),
    forbid(
      "loaders-alone-import-store",
      "A resolver reads by a loader and writes by an action.",
      { path: layer("graphql"), pathNot: [isATest, "/loaders\\.ts$"] },
      { path: "^subgraphs/[^/]+/store/" },
    ),
    forbid(
      "graphql-takes-only-types-of-rules",
      "A resolver has no condition of the domain.",
      { path: layer("graphql"), pathNot: isATest },
      { path: own("rules"), dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "graphql-knows-no-database",
      "graphql/ is a doorway; the database is behind store/.",
      { path: layer("graphql"), pathNot: isATest },
      { path: prisma },
    ),

    forbid(
      "subgraphs-meet-in-commands",
      "Reads across subgraphs happen in the graph; writes go through the owner's commands/, from actions/ or commands/.",
      { path: "^subgraphs/([^/]+)/" },
      { path: "^subgraphs/[^/]+/", pathNot: ["^subgraphs/$1/", othersCommands] },
    ),
    forbid(
      "only-actions-call-other-subgraphs",
      "Another subgraph's commands/ are called from actions/ and commands/ alone; subgraph.ts hands them to the kit.",
      { path: "^subgraphs/([^/]+)/", pathNot: "^subgraphs/[^/]+/((actions|commands)/|subgraph\\.ts$)" },
      { path: othersCommands },
    ),
    ...Object.entries(downhill).map(callsOnlyDownhill),
    forbid(
      "subgraphs-know-no-process",
      "Who serves a subgraph is not the subgraph's business.",
      { path: "^subgraphs/[^/]+/" },
      { path: ["^subgraphs/[^/]+\\.ts$", "^(gateway|provisioner|processes|cli)/"] },
    ),

    forbid(
      "foundation-is-the-bottom",
      "Everything stands on foundation/; it stands on nothing.",
      { path: "^foundation/" },
      { path: "^(subgraphs|gateway|provisioner|processes|cli|bench)/" },
    ),
    forbid(
      "gateway-imports-only-foundation",
      "The gateway knows subgraphs by their schema; processes/ wires them.",
      { path: "^gateway/", pathNot: isATest },
      { pathNot: ["^gateway/", "^foundation/", "(^|/)node_modules/"], dependencyTypesNot: npmOrNode },
    ),
    forbid(
      "engine-knows-no-orgplane",
      "The engine executes over any Federation 2 supergraph: of ours it knows how streams are mapped, how things end in time, how variables are coerced, and nothing else.",
      { path: "^gateway/engine/", pathNot: isATest },
      {
        pathNot: [
          "^gateway/engine/",
          "^foundation/(streams/(endable|ending|mapped)|clock/shared-timer|documents/coerce-variables)\\.ts$",
          "(^|/)node_modules/",
        ],
        dependencyTypesNot: npmOrNode,
      },
    ),
    forbid(
      "guard-knows-graphql-alone",
      "The guard is a function of a schema and an operation, whoever executes: it knows neither executor nor orgplane.",
      { path: "^gateway/guard/", pathNot: isATest },
      { pathNot: ["^gateway/guard/", npm("graphql")] },
    ),
    forbid(
      "provisioner-imports-nothing-of-the-server",
      "The daemon runs in another cluster; it knows the graph and the form of a template, and nothing else.",
      { path: "^provisioner/" },
      {
        pathNot: ["^provisioner/", "^foundation/template-manifest/", "(^|/)node_modules/"],
        dependencyTypesNot: npmOrNode,
      },
    ),
    forbid(
      "cli-imports-nothing-of-the-server",
      "The command line is a client of the graph like any other; it starts the daemon, and knows the form of a template.",
      { path: "^cli/", pathNot: isATest },
      {
        pathNot: [
          "^cli/",
          "^provisioner/start\\.ts$",
          "^foundation/template-manifest/",
          "^foundation/rbac/(permissions|built-in-roles)\\.ts$", // the words of the schema, which a manifest is checked by
          "(^|/)node_modules/",
        ],
        dependencyTypesNot: npmOrNode,
      },
    ),
    forbid("cli-has-no-database", "The command line knows the graph alone.", { path: "^cli/" }, { path: prisma }),
    forbid(
      "cli-graph-knows-no-command",
      "The client, what is said and the settings are what commands stand on.",
      { path: "^cli/(graph|output|settings)/" },
      { path: "^cli/(commands/|program\\.ts$|main\\.ts$)" },
    ),
    forbid(
      "manifests-are-planned-without-the-graph",
      "What a manifest says and what it would change are computed; state/ reads, apply/ writes.",
      { path: "^cli/manifests/(reading|schema|desire|plan|import-coder)/" },
      { path: "^cli/(graph/|commands/|manifests/(state|apply|export)/)" },
    ),
    forbid(
      "manifests-are-read-without-writing",
      "Looking at the state changes nothing.",
      { path: "^cli/manifests/state/" },
      { path: "^cli/(commands/|manifests/(apply|export)/)" },
    ),
    forbid(
      "nobody-imports-the-cli",
      "The command line is started by people and scripts.",
      { path: "^(foundation|subgraphs|gateway|provisioner|processes)/" },
      { path: "^cli/" },
    ),
    forbid(
      "seed-takes-manifests-alone",
      "The demo world is applied as any manifest is: by a client of the graph, without the command line's commands.",
      { path: "^prisma/seed/" },
      { path: "^cli/", pathNot: ["^cli/(manifests|graph)/"] },
    ),
    forbid(
      "template-manifest-stands-alone",
      "What a template may say is known to the daemon too, which has nothing of the server; a hash of it is all that it takes of Node.",
      { path: "^foundation/template-manifest/", pathNot: isATest },
      { pathNot: ["^foundation/template-manifest/", "^crypto$", npm("yaml", "zod", "re2js")] },
    ),
    forbid(
      "provisioner-has-no-database",
      "The daemon knows the graph alone.",
      { path: "^provisioner/" },
      { path: prisma },
    ),
    forbid(
      "processes-are-the-top",
      "A process wires the parts; no part knows its process.",
      { path: "^(foundation|gateway|provisioner|subgraphs)/" },
      { path: "^processes/" },
    ),
    forbid(
      "served-code-imports-no-tools",
      "What is served does without scripts, tests, what tests are made with, and benchmarks.",
      { path: "^(foundation|gateway|provisioner|subgraphs|processes|cli)/", pathNot: isATest },
      { path: ["^(scripts|test|testing|bench)/", isATest] },
    ),
    forbid(
      "testing-is-the-teams",
      "What teams test with is part of the package: it does without what our own tests and scripts are made with.",
      { path: "^testing/" },
      { path: ["^(scripts|test|bench)/", isATest] },
    ),
    forbid(
      "served-code-imports-no-dev-dependency",
      "What is served, and what teams test with, starts without development dependencies.",
      { path: "^(foundation|gateway|provisioner|subgraphs|processes|cli|testing)/", pathNot: isATest },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    doNotFollow: { path: ["(^|/)node_modules/", "^generated/", "^dist/"] },
    exclude: { path: ["^dist/", "^coverage/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
