/** As dark as GraphiQL is where the system or its settings say so. */
const dark = (body: string): string => `${body} #bar { color: #b7c2d7; background: #212a3b; border-color: #b7c2d726 }
  ${body} #bar strong { color: #fff } ${body} #bar :is(input, button, a.action) { border-color: #b7c2d740 }`;

/** Above the explorer: who is signed in, and how one signs in. */
export const barStyle = `
  :root { --bar: 44px }
  body { margin: 0; overflow: hidden }
  #root { height: calc(100vh - var(--bar)) !important; height: calc(100dvh - var(--bar)) !important }
  #root .graphiql-container { height: 100% }
  #bar { box-sizing: border-box; height: var(--bar); display: flex; align-items: center; gap: .75rem; padding: 0 .9rem;
    font: 14px/1 system-ui, sans-serif; color: #3b4b68; background: #fff; border-bottom: 1px solid #3b4b6826 }
  #bar strong { font-size: 15px; letter-spacing: .01em; color: #1b2540 }
  #bar .who { margin-right: auto; display: flex; align-items: center; gap: .45rem; min-width: 0; overflow: hidden; white-space: nowrap }
  #bar .who::before { content: ""; flex: none; width: 8px; height: 8px; border-radius: 50%; background: #b4bccb }
  #bar .who[data-state="known"]::before { background: #2da44e }
  #bar .who[data-state="refused"]::before { background: #cf222e }
  #bar form { display: flex; gap: .4rem }
  #bar input, #bar button, #bar a.action { box-sizing: border-box; height: 28px; border: 1px solid #3b4b6840; border-radius: 6px; font: inherit;
    color: inherit; background: transparent; padding: 0 .7rem; text-decoration: none; display: inline-flex; align-items: center }
  #bar input { width: 15rem } #bar button, #bar a.action { cursor: pointer }
  #bar button:hover, #bar a.action:hover { background: #3b4b6812 }
  #bar :focus-visible { outline: 2px solid #d60590; outline-offset: 1px }
  #bar [hidden] { display: none }
  ${dark("body.graphiql-dark")}
  @media (prefers-color-scheme: dark) { ${dark("body:not(.graphiql-light)")} }
  @media (max-width: 720px) { #bar input { width: 8rem } #bar strong { display: none } }`;

export const barMarkup = (signsIn: boolean): string => `<header id="bar">
  <strong>orgplane</strong><span class="who" role="status">signing in …</span>
  <form autocomplete="off"><input type="password" autocomplete="new-password" name="token" aria-label="Token" placeholder="Token: orgp_… or orgk_…" spellcheck="false">
    <button>Use token</button><button type="button" name="forget" hidden>Forget token</button></form>
  ${signsIn ? '<a class="action" href="/auth">Sign in by browser</a>' : ""}
</header>`;

/**
 * Runs before the explorer: puts the token, which this tab alone keeps and for as long as it is open, on what the page asks of
 * the graph, unless its headers say otherwise; and says who that is.
 */
export const barScript = `(() => {
  const bar = document.getElementById("bar");
  const who = bar.querySelector(".who");
  const form = bar.querySelector("form");
  const { token: field, forget } = form.elements;
  const key = "orgplane.token";
  const token = () => sessionStorage.getItem(key);
  const plain = window.fetch.bind(window);
  window.fetch = (input, init = {}) => {
    const url = new URL(typeof input === "string" ? input : input.url ?? String(input), location.href);
    const headers = new Headers(init.headers ?? (typeof input === "object" ? input.headers : undefined));
    const isGraph = url.origin === location.origin && url.pathname === "/graphql";
    if (isGraph && token() && !headers.has("authorization")) headers.set("authorization", "Bearer " + token());
    return plain(input, { ...init, headers });
  };
  const say = (state, text) => { who.dataset.state = state; who.textContent = text; };
  async function look() {
    forget.hidden = !token();
    const body = JSON.stringify({ query: "{ viewer { username } }" });
    const headers = { "content-type": "application/json" };
    const answer = await window.fetch("/graphql", { method: "POST", headers, body }).then((r) => r.json()).catch(() => null);
    const code = answer?.errors?.[0]?.extensions?.code;
    if (answer?.data?.viewer) say("known", "You are " + answer.data.viewer.username);
    else if (code === "UNAUTHENTICATED") say("refused", "This token is unknown, expired or revoked");
    else if (answer && token()) say("known", "You are a machine, by its key");
    else if (answer) say("nobody", "You are nobody yet: sign in, or use a token");
    else say("refused", "The graph does not answer");
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = field.value.trim().replace(/^Bearer +/i, "");
    field.value = "";
    if (given) sessionStorage.setItem(key, given);
    void look();
  });
  forget.addEventListener("click", () => { sessionStorage.removeItem(key); void look(); });
  void look();
})();`;
