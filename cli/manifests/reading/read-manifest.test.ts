import { describe, expect, test } from "@jest/globals";
import { plainOf, type Placed } from "./placed.js";
import { readManifest } from "./read-manifest.js";

const read = (...texts: string[]) =>
  readManifest(texts.map((text, index) => ({ name: `${String(index + 1)}.yaml`, text })));

/** `file:line:column message` of each fault. */
const faultsOf = (...texts: string[]): string[] => {
  const answer = read(...texts);
  if (!("faults" in answer)) return [];
  return answer.faults.map(
    ({ place, message }) => `${place.file}:${String(place.line)}:${String(place.column)} ${message}`,
  );
};

const organizationsOf = (...texts: string[]): unknown[] => {
  const answer = read(...texts);
  if ("faults" in answer) throw new Error(JSON.stringify(answer.faults));
  return answer.manifest.organizations.map(({ spec }) => spec);
};

describe("what is wrong is told with its place and what to do", () => {
  test.each<[string, string[], RegExp[]]>([
    ["a tab", ["kind: Organization\nname: a\ngroups:\n\tmobile:\n"], [/^1.yaml:4:1 A tab .* Indent with spaces/]],
    ["a key twice", ["kind: Organization\nname: a\nname: b\n"], [/^1.yaml:3:1 .* twice\. Keep one/]],
    ["no YAML at all", ["kind: [Organization\n"], [/^1.yaml:\d:\d+ This is no YAML/]],
    ["an unknown key", ["kind: Organization\nname: a\ngrups: {}\n"], [/^1.yaml:3:1 "grups" is no key here\. .*groups/]],
    [
      "an unknown key far below",
      ["kind: Organization\nname: a\ntemplates:\n  t:\n    settings:\n      defaultTtlSecond: 1\n"],
      [/^1.yaml:6:7 "defaultTtlSecond" is no key here\. .*defaultTtlSeconds/],
    ],
    [
      "a key that would be lost",
      ["kind: Organization\nname: a\ngroupSync:\n  mapping:\n    x: [g]\n    __proto__: [g]\n"],
      [/^1.yaml:6:5 "__proto__" cannot be a key/],
    ],
    ["no kind", ["name: a\n"], [/^1.yaml:1:1 A document says what it is/]],
    ["an unknown kind", ["kind: Organisation\nname: a\n"], [/^1.yaml:1:7 .*Did you mean Organization/]],
    ["no name", ["kind: Organization\n"], [/^1.yaml:1:1 name is missing/]],
    ["a name that is none", ["kind: Organization\nname: Not A Slug\n"], [/^1.yaml:2:7 name .*lower-case/]],
    [
      "a value of another kind",
      ["kind: Organization\nname: a\ngroups:\n  g: { quotaAllowance: many }\n"],
      [/^1.yaml:4:24 groups.g.quotaAllowance is a (whole )?number/],
    ],
    [
      "a permission that there is not",
      ["kind: Organization\nname: a\nroles:\n  r:\n    organizationPermissions:\n      - TEMPLATE_REED\n"],
      [/^1.yaml:6:9 .*TEMPLATE_READ/],
    ],
    [
      "a secret that stands in the manifest",
      ["kind: Site\nidentityProviders:\n  corp:\n    clientSecret: hush\n"],
      [/^1.yaml:4:19 .*clientSecret is a map/],
    ],
    [
      "a secret in two places",
      ["kind: Site\nidentityProviders:\n  corp:\n    clientSecret: { env: A, file: b }\n"],
      [/^1.yaml:4:19 .*says one of env and file/],
    ],
    [
      "two files that define one thing differently",
      ["kind: Organization\nname: a\ndisplayName: A\n", "kind: Organization\nname: a\ndisplayName: B\n"],
      [/^2.yaml:3:14 .*1.yaml:3:14.* Keep one of the two/],
    ],
    ["two labels", ["kind: Manifest\nlabel: one\n", "kind: Manifest\nlabel: two\n"], [/^2.yaml:2:8 .*1.yaml:2:8/]],
    [
      "variables in a circle",
      ["kind: Manifest\nvariables:\n  a: ${b}\n  b: ${a}\n---\nkind: Organization\nname: x\ndisplayName: ${a}\n"],
      [/^1.yaml:\d:\d+ .*circle: a → b → a/],
    ],
    [
      "a variable that there is not",
      ["kind: Organization\nname: a\nvariables: { quota: 1 }\ndisplayName: ${quotta}\n"],
      [/^1.yaml:4:14 There is no variable "quotta"\. Did you mean quota/],
    ],
    [
      "a list within a text",
      ["kind: Organization\nname: a\nvariables: { people: [x] }\ndisplayName: the ${people}\n"],
      [/^1.yaml:4:14 .*stands within a text/],
    ],
    [
      "an alias within itself",
      ["kind: Organization\nname: a\ngroups: &g\n  x: *g\n"],
      [/^1.yaml:4:\d .*inside of what it names/],
    ],
    ["an alias of nothing", ["kind: Organization\nname: *a\n"], [/^1.yaml:2:7 /]],
  ])("%s", (_, texts, patterns) => {
    const faults = faultsOf(...texts);
    expect(faults).toEqual(patterns.map((pattern) => expect.stringMatching(pattern)));
  });

  test("all at once, in the order of the file, and each once however many organizations have it", () => {
    const text = "kind: Organization\nforEach: { a: , b: , c: }\nicons: x\ngroups:\n  g: { quota: 1 }\n";
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(/^1.yaml:3:1 "icons"/),
      expect.stringMatching(/^1.yaml:5:8 "quota"/),
    ]);
  });
});

describe("a manifest is one, however it is written", () => {
  test("parts of one organization stand in several files", () => {
    const one = "kind: Organization\nname: a\ngroups: { g: { quotaAllowance: 1 } }\n";
    const two = "kind: Organization\nname: a\ngroups: { g: { displayName: G }, h: }\n";
    expect(organizationsOf(one, two)).toEqual([
      { name: "a", groups: { g: { quotaAllowance: 1, displayName: "G" }, h: null } },
    ]);
  });

  test("many of a kind are written once, with what differs", () => {
    const text = `kind: Manifest
variables: { suffix: team, quota: 1 }
---
kind: Organization
variables: { quota: 2, people: [ada] }
forEach:
  mobile:
  web: { quota: 3, people: [bo, cy] }
displayName: "The \${key} \${suffix}, $\${not}"
groups:
  "\${key}-all": { quotaAllowance: "\${quota}", members: "\${people}" }
`;
    expect(organizationsOf(text)).toEqual([
      {
        name: "mobile",
        displayName: "The mobile team, ${not}",
        groups: { "mobile-all": { quotaAllowance: 2, members: ["ada"] } },
      },
      {
        name: "web",
        displayName: "The web team, ${not}",
        groups: { "web-all": { quotaAllowance: 3, members: ["bo", "cy"] } },
      },
    ]);
  });

  test("what is given on the command line wins over the document's own, and not over an entry's", () => {
    const given: Placed = { type: "scalar", place: { file: "--var", line: 1, column: 1 }, value: 9 };
    const text =
      "kind: Organization\nvariables: { q: 1 }\nforEach: { a: , b: { q: 2 } }\ngroups: { g: { quotaAllowance: '${q}' } }\n";
    const answer = readManifest([{ name: "x", text }], new Map([["q", given]]));
    expect("manifest" in answer && answer.manifest.organizations.map(({ node }) => plainOf(node))).toEqual([
      { name: "a", groups: { g: { quotaAllowance: 9 } } },
      { name: "b", groups: { g: { quotaAllowance: 2 } } },
    ]);
  });

  test("an alias is what it names", () => {
    const text = "kind: Organization\nname: a\ngroups:\n  x: &x { quotaAllowance: 1 }\n  y: *x\n";
    expect(organizationsOf(text)).toEqual([
      { name: "a", groups: { x: { quotaAllowance: 1 }, y: { quotaAllowance: 1 } } },
    ]);
  });

  test("aliases that make much of little are stopped", () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) =>
        `  l${String(n + 1)}: &l${String(n + 1)} [${Array<string>(8)
          .fill(`*l${String(n)}`)
          .join(", ")}]`,
    );
    const text = `kind: Manifest\nvariables:\n  l0: &l0 [1]\n${levels.join("\n")}\n`;
    expect(faultsOf(text)).toEqual([expect.stringMatching(/say too much/)]);
  });
});
