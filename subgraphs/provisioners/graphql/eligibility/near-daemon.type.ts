import { Field, ObjectType } from "type-graphql";
import { TagMismatch } from "./tag-mismatch.type.js";

@ObjectType({ description: "A daemon that almost fits a job." })
export class NearDaemon {
  @Field(() => [TagMismatch], {
    description: "One for each tag of the job that the daemon lacks or has with another value.",
  })
  mismatches!: TagMismatch[];

  @Field(() => Boolean, {
    description: "True where the job has no tags and the daemon does: such a job goes only to a daemon without tags.",
  })
  untaggedJobNeedsUntaggedDaemon!: boolean;
}
