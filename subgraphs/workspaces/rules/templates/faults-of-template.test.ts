import { expect, test } from "@jest/globals";
import { faultsOfTemplate, type TemplateChange } from "./faults-of-template.js";

test.each<[string, TemplateChange]>([
  ["nothing", {}],
  ["a name", { name: "docker" }],
  ["cleared texts", { displayName: null, description: null, icon: null }],
  ["128 characters of description, however many bytes", { description: "😀".repeat(128) }],
  ["settings", { settings: { defaultTtlSeconds: 0, requireActiveVersion: true } }],
])("%s will do", (_, change) => expect(faultsOfTemplate(change)).toEqual([]));

test.each<[string, TemplateChange, string]>([
  ["no name", { name: null }, "input.name"],
  ["a malformed name", { name: "Docker" }, "input.name"],
  ["too long a description", { description: "x".repeat(129) }, "input.description"],
  ["a NUL", { displayName: "a\0" }, "input.displayName"],
  ["a negative duration", { settings: { defaultTtlSeconds: -1 } }, "input.settings.defaultTtlSeconds"],
  ["an empty setting", { settings: { allowUserAutostop: null } }, "input.settings.allowUserAutostop"],
])("%s is refused", (_, change, path) =>
  expect(faultsOfTemplate(change).map((fault) => fault.path?.join("."))).toEqual([path]),
);
