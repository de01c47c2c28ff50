import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { contentHash, digestOfVariables } from "../../../foundation/template-manifest/content-hash.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

const files = [{ path: "main.tf", content: "a" }];

describe("createTemplateVersion", () => {
  test("keeps the files, starts an import with the tags, and says so in the audit log", async () => {
    const manifest = { path: "template.yaml", content: "executor: echo\ntags: { gpu: 'true' }\n" };
    const input = {
      organizationId: shop.alphaId,
      name: "v1",
      message: "first",
      files: [...files, manifest],
      provisionerTags: { region: "eu" },
      variables: [{ name: "image", value: "debian" }],
    };
    const { templateVersion } = await shop.made("createTemplateVersion", input);
    const id = uuidOf(templateVersion.id);
    const version = await shop.database.templateVersion.findUniqueOrThrow({ where: { id } });
    expect(version).toMatchObject({
      name: "v1",
      message: "first",
      templateId: null,
      importStatus: "PENDING",
      files: { "main.tf": "a", "template.yaml": manifest.content },
      variableValues: { image: "debian" },
      provisionerTags: { region: "eu", gpu: "true" },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      createdById: shop.world.owner.userId,
    });
    const job = await shop.database.job.findUniqueOrThrow({ where: { id: version.jobId } });
    expect(job).toMatchObject({
      organizationId: shop.world.alpha,
      type: "TEMPLATE_IMPORT",
      status: "PENDING",
      tags: { region: "eu", gpu: "true" },
      subjectId: id,
      subjectName: "v1",
      ownerId: shop.world.owner.userId,
    });
    expect(await shop.auditOf(templateVersion.id)).toMatchObject([{ action: "CREATE", actorName: "owner" }]);
  });

  test("its hash is the SHA-256 of what it is made of", async () => {
    const hashes = await Promise.all(
      [files, files, [{ path: "main.tf", content: "b" }]].map(async (each) => {
        const id = uuidOf(await shop.version({ files: each }, null));
        return (await shop.database.templateVersion.findUniqueOrThrow({ where: { id } })).contentHash;
      }),
    );
    expect(hashes[0]).toBe(
      createHash("sha256")
        .update(JSON.stringify([[["main.tf", "a"]], [], []]))
        .digest("hex"),
    );
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test("a variable's value is in its hash by the organization's key alone, declared or not", async () => {
    const hashed = async (organizationId: string, value: string) => {
      const input = { organizationId, files, variables: [{ name: "token", value }] };
      const { templateVersion } = await shop.made("createTemplateVersion", input);
      const where = { id: uuidOf(templateVersion.id) };
      return (await shop.database.templateVersion.findUniqueOrThrow({ where })).contentHash;
    };
    const hash = await hashed(shop.alphaId, "hush");
    expect(await hashed(shop.alphaId, "hush")).toBe(hash);
    expect(await hashed(shop.alphaId, "another")).not.toBe(hash);
    expect(await hashed(shop.betaId, "hush")).not.toBe(hash);
    const guess = digestOfVariables([{ name: "token", value: "hush" }]);
    expect(contentHash({ files, tags: {} }, guess)).not.toBe(hash);
    const { secret } = await shop.database.hashKey.findFirstOrThrow();
    const hmac = (key: Uint8Array, text: string) => createHmac("sha256", key).update(text).digest();
    const keyed = hmac(hmac(secret, uuidOf(shop.alphaId)), guess!).toString("hex");
    expect(contentHash({ files, tags: {} }, keyed)).toBe(hash);
  });

  test("a version without a name gets one", async () => {
    const { templateVersion } = await shop.made("createTemplateVersion", { organizationId: shop.alphaId, files });
    expect(templateVersion.name).toMatch(/^2026-11-24-[0-9a-f]{8}$/);
  });

  test("two versions of a template are not called alike", async () => {
    const templateId = await shop.template("twice");
    await shop.version({ templateId, name: "v1" });
    const { data } = await shop.send(shop.world.owner, "createTemplateVersion", { templateId, name: "v1", files });
    expect(data?.["answer"]).toMatchObject({
      templateVersion: null,
      userErrors: [{ code: "TAKEN", path: ["input", "name"] }],
    });
  });

  test.each([
    ["no files", { files: [] }, "INVALID", ["input", "files"]],
    ["a path that climbs out", { files: [{ path: "../x", content: "" }] }, "INVALID", ["input", "files", "0", "path"]],
    [
      "more than 1 MiB",
      { files: [{ path: "a", content: "x".repeat(1024 * 1024 + 1) }] },
      "LIMIT_EXCEEDED",
      ["input", "files"],
    ],
    [
      "YAML that is none",
      { files: [{ path: "template.yaml", content: "tags: [" }] },
      "INVALID",
      ["input", "files", "0", "content"],
    ],
    ["a malformed name", { files, name: "v 1" }, "INVALID", ["input", "name"]],
    ["tags that are no text", { files, provisionerTags: { cores: 4 } }, "INVALID", ["input", "provisionerTags"]],
  ])("%s is a user error, and nothing is kept", async (_, input, code, path) => {
    const before = await shop.database.templateVersion.count();
    const organizationId = shop.alphaId;
    const { data } = await shop.send(shop.world.owner, "createTemplateVersion", { organizationId, ...input });
    expect(data?.["answer"]).toMatchObject({ templateVersion: null, userErrors: [{ code, path }] });
    expect(await shop.database.templateVersion.count()).toBe(before);
  });

  test("1 MiB in all will do", async () => {
    const content = "x".repeat(512 * 1024);
    const halves = ["a", "b"].map((path) => ({ path, content }));
    await expect(shop.version({ files: halves }, null)).resolves.toMatch(/^tv_/);
  });

  test("exactly one of organization and template is named", async () => {
    const templateId = await shop.template("both");
    for (const place of [{}, { organizationId: shop.alphaId, templateId }]) {
      const { data } = await shop.send(shop.world.owner, "createTemplateVersion", { ...place, files });
      expect(data?.["answer"].userErrors).toMatchObject([{ code: "INVALID", path: ["input"] }]);
    }
  });

  test.each([
    ["a member may not", "alphaMember", "FORBIDDEN"],
    ["another organization's member knows of nothing", "betaMember", "NOT_FOUND"],
    ["neither does who belongs nowhere", "outsider", "NOT_FOUND"],
  ] as const)("%s", async (_, actor, code) => {
    const answer = await shop.send(shop.world[actor], "createTemplateVersion", { organizationId: shop.alphaId, files });
    expect([codeOf(answer), answer.data?.["answer"]]).toEqual([code, null]);
  });

  test.each([
    ["garbage", "garbage", "BAD_USER_INPUT"],
    ["an id of another type", encodeId("User", newId<"User">()), "BAD_USER_INPUT"],
    ["an unknown organization", encodeId("Organization", newId<"Organization">()), "NOT_FOUND"],
  ])("%s is refused", async (_, organizationId, code) =>
    expect(codeOf(await shop.send(shop.world.owner, "createTemplateVersion", { organizationId, files }))).toBe(code),
  );
});

describe("activateTemplateVersion", () => {
  test("makes a version the active one, in the audit log too", async () => {
    const templateId = await shop.template("active");
    const id = await shop.version({ templateId });
    const { template } = await shop.made("activateTemplateVersion", { id });
    expect(template).toEqual({ id: templateId, activeVersion: { id } });
    expect(await shop.auditOf(templateId)).toMatchObject([
      { action: "CREATE" },
      { action: "UPDATE", changes: { activeVersionId: { after: id } } },
    ]);
  });

  test("a version that is not imported, or of no template, stays inactive", async () => {
    const templateId = await shop.template("inactive");
    for (const id of [await shop.version({ templateId }, null), await shop.version()]) {
      const { data } = await shop.send(shop.world.owner, "activateTemplateVersion", { id });
      expect(data?.["answer"]).toMatchObject({
        template: null,
        userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "id"] }],
      });
    }
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
  ] as const)("%s is answered %s", async (actor, code) => {
    const id = await shop.version();
    expect(codeOf(await shop.send(shop.world[actor], "activateTemplateVersion", { id }))).toBe(code);
  });
});

describe("what an import found", () => {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on TemplateVersion { id name readme isActive dailyCost provisionerTags
      files { path content } variables { name sensitive value defaultValue required } parameters { name displayName options { name icon } validation { min max } }
      presets { name isDefault parameters { name value } } resources { type address dailyCost metadata { key value sensitive } } }
  } }`;
  const found = {
    readme: "# Hello",
    variables: [
      { name: "image", type: "string", required: false, sensitive: false, defaultValue: "alpine" },
      { name: "token", type: "string", required: true, sensitive: true, defaultValue: "secret default" },
    ],
    parameters: [
      {
        name: "size",
        type: "STRING" as const,
        required: true,
        mutable: true,
        ephemeral: false,
        options: [{ name: "Big", value: "big" }],
      },
    ],
    presets: [{ name: "p", isDefault: true, parameters: [{ name: "size", value: "big" }] }],
    resources: [
      {
        type: "vm",
        name: "vm",
        address: "vm.vm",
        dailyCost: 4,
        metadata: [
          { key: "cpu", value: "4", sensitive: false },
          { key: "password", value: "hunter2", sensitive: true },
        ],
      },
      { type: "disk", name: "home", address: "disk.home", dailyCost: 1 },
    ],
    provisionerTags: { gpu: "true" },
  };

  test("is read by who may change the template; secrets are not, and files by nobody else", async () => {
    const variables = [
      { name: "image", value: "debian" },
      { name: "token", value: "hunter2" },
    ];
    const id = await shop.version({ variables, provisionerTags: { region: "eu" }, files }, found);
    const representations = [{ __typename: "TemplateVersion", id }];
    const { data } = await shop.as(shop.world.owner).run(query, { representations });
    expect(data?.["_entities"][0]).toMatchObject({
      id,
      readme: "# Hello",
      isActive: false,
      dailyCost: 5,
      provisionerTags: { region: "eu", gpu: "true" },
      files,
      variables: [
        { name: "image", sensitive: false, value: "debian", defaultValue: "alpine" },
        { name: "token", sensitive: true, value: null, defaultValue: null },
      ],
      parameters: [{ name: "size", displayName: "size", options: [{ name: "Big", icon: "" }], validation: null }],
      presets: found.presets,
      resources: [
        {
          address: "vm.vm",
          dailyCost: 4,
          metadata: [
            { key: "cpu", value: "4" },
            { key: "password", value: null },
          ],
        },
        { address: "disk.home", dailyCost: 1, metadata: [] },
      ],
    });
    const { data: member } = await shop.as(shop.world.alphaMember).run(query, { representations });
    expect(member?.["_entities"][0]).toMatchObject({ id, files: null, variables: null, readme: "# Hello" });
    const { data: other } = await shop.as(shop.world.betaMember).run(query, { representations });
    expect(other?.["_entities"]).toEqual([null]);
  });
});
