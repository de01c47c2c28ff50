/** Asks the graph as one user; throws what it answers with when it answers with errors. */
export type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;

interface Answer {
  data?: unknown;
  errors?: { message: string }[];
}

export function graphClient(endpoint: string, token: string): Ask {
  return async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answer;
    if (errors) throw new Error(errors.map((error) => error.message).join("; "));
    return data as Data;
  };
}
