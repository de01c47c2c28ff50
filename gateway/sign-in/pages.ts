const style = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color: #1b1f24 }
  h1 { font-size: 1.4rem } ul { list-style: none; padding: 0 }
  a.provider, button { display: block; width: 100%; box-sizing: border-box; padding: .7rem 1rem; margin: .5rem 0; border: 1px solid #8c959f;
    border-radius: 6px; background: #fff; color: inherit; font: inherit; text-align: left; text-decoration: none; cursor: pointer }
  a.provider:hover, button:hover { background: #f3f4f6 }
  @media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3 } a { color: #79b8ff }
    a.provider, button { background: #161b22 } a.provider:hover, button:hover { background: #21262d } }`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that stays text between tags and in attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Nothing from elsewhere is loaded, nothing runs, and nobody frames the page. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · orgplane</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>
`;
}

/** Whom one can sign in by; who is signed in can sign out. */
export function signInPage({
  username,
  providers,
}: {
  username: string | null;
  providers: readonly { name: string; url: string }[];
}): string {
  if (username !== null) {
    const out = `<form method="post" action="/auth/sign-out"><button>Sign out</button></form>`;
    return page(
      "Signed in",
      `<p>You are <strong>${escapeHtml(username)}</strong>. <a href="/">Ask the graph</a></p>${out}`,
    );
  }
  const links = providers.map(
    ({ name, url }) => `<li><a class="provider" href="${escapeHtml(url)}">Sign in by ${escapeHtml(name)}</a></li>`,
  );
  const none = "<p>There is no identity provider yet. A site owner adds one with createIdentityProvider.</p>";
  return page("Sign in", links.length > 0 ? `<ul>${links.join("")}</ul>` : none);
}

const hidden = ([name, value]: [string, string]): string =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;

/** Whether a program may act as whoever is signed in; the form repeats what it asked for. */
export function consentPage(username: string, program: string, asked: URLSearchParams): string {
  const [who, what] = [escapeHtml(username), escapeHtml(program)];
  const buttons = `<button name="answer" value="allow">Yes, sign it in as ${who}</button>
    <button name="answer" value="deny">No</button>`;
  return page(
    "Sign in a program?",
    `<p>A program on this machine, which calls itself <strong>${what}</strong>, wants to do all that
    <strong>${who}</strong> may do. Say yes only if you have just started it yourself.</p>
    <form method="post" action="/auth/program">${[...asked].map(hidden).join("")}${buttons}</form>`,
  );
}

/** Why nobody was signed in. */
export const refusalPage = (refusal: string): string =>
  page("Not signed in", `<p role="alert">${escapeHtml(refusal)}</p><p><a href="/auth">Back to signing in</a></p>`);
