import { Field, ObjectType } from "type-graphql";
import { TagMismatch } from "./tag-mismatch.type.js";

@ObjectType({ description: "§NearDaemon§" })
export class NearDaemon {
  @Field(() => [TagMismatch], { description: "§NearDaemon.mismatches§" })
  mismatches!: TagMismatch[];

  @Field(() => Boolean, { description: "§NearDaemon.untaggedJobNeedsUntaggedDaemon§" })
  untaggedJobNeedsUntaggedDaemon!: boolean;
}
