import { newId } from "../../foundation/ids/new-id.js";
import type { ProvisionerKeyActor, UserActor } from "../../foundation/rbac/actor.js";
import { hashSecret, newSecret } from "../../foundation/secrets/secret.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

/** A secret that signs this actor in: a new access token, or the key's own secret anew. */
export async function signIn(database: PrismaClient, actor: UserActor | ProvisionerKeyActor): Promise<string> {
  const secret = newSecret(actor.kind === "user" ? "orgp" : "orgk");
  const secretHash = hashSecret(secret);
  if (actor.kind === "user") {
    const id = newId<"AccessToken">();
    await database.accessToken.create({ data: { id, userId: actor.userId, name: `test ${id}`, secretHash } });
  } else {
    await database.provisionerKey.update({ where: { id: actor.keyId }, data: { secretHash } });
  }
  return secret;
}
