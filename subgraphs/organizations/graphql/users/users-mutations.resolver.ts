import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateUserInput } from "./create-user.input.js";
import { SetUserStatusInput } from "./set-user-status.input.js";
import { UpdateUserInput } from "./update-user.input.js";
import { UserPayload } from "./user.payload.js";

@Resolver()
export class UsersMutationsResolver {
  @Mutation(() => UserPayload, { nullable: true, description: "§Mutation.createUser§" })
  createUser(
    @Arg("input", () => CreateUserInput, { description: "§Mutation.createUser(input:)§" }) _input: CreateUserInput,
  ): never {
    return notImplemented("Mutation.createUser");
  }

  @Mutation(() => UserPayload, { nullable: true, description: "§Mutation.updateUser§" })
  updateUser(
    @Arg("input", () => UpdateUserInput, { description: "§Mutation.updateUser(input:)§" }) _input: UpdateUserInput,
  ): never {
    return notImplemented("Mutation.updateUser");
  }

  @Mutation(() => UserPayload, { nullable: true, description: "§Mutation.setUserStatus§" })
  setUserStatus(
    @Arg("input", () => SetUserStatusInput, { description: "§Mutation.setUserStatus(input:)§" })
    _input: SetUserStatusInput,
  ): never {
    return notImplemented("Mutation.setUserStatus");
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "§Mutation.deleteUser§" })
  deleteUser(
    @Arg("input", () => DeleteInput, { description: "§Mutation.deleteUser(input:)§" }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.deleteUser");
  }
}
