import { expect, test } from "@jest/globals";
import { fitsTags } from "./fits-tags.js";

test.each([
  ["no tags on either side", {}, {}, true],
  ["a job without tags and a daemon with some", {}, { region: "eu" }, false],
  ["a job with tags and a daemon without", { region: "eu" }, {}, false],
  ["the same tags", { region: "eu" }, { region: "eu" }, true],
  ["another value", { region: "eu" }, { region: "us" }, false],
  ["a daemon with more", { region: "eu" }, { region: "eu", gpu: "true" }, true],
  ["a daemon with fewer", { region: "eu", gpu: "true" }, { region: "eu" }, false],
  ["case counts", { region: "EU" }, { region: "eu" }, false],
  ["an empty value is a value", { spot: "" }, {}, false],
  ["a name that every object has", { constructor: "x" }, {}, false],
])("%s", (_, job, daemon, fits) => expect(fitsTags(job, daemon)).toBe(fits));
