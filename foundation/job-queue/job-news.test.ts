import { expect, test } from "@jest/globals";
import { readJobNews, writeJobNews } from "./job-news.js";

const organizationId = "01900000-0000-7000-8000-000000000001";

test.each([
  ["no tags", {}],
  ["some", { region: "eu", "a b": 'c "d" \n', "": "ünï" }],
])("%s are told", (_, tags) =>
  expect(readJobNews(writeJobNews({ organizationId, tags }))).toEqual({ organizationId, tags }),
);

test("tags that are too long for the database to tell are left out, by their bytes", () => {
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`t${String(index)}`, "ü".repeat(200)]));
  const line = writeJobNews({ organizationId, tags });
  expect(readJobNews(line)).toEqual({ organizationId, tags: null });
  expect(Buffer.byteLength(line)).toBeLessThan(8_000);
});
