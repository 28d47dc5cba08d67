/* The search of a site whose index is too large to be loaded whole (letterbook/publishing/search/).

   Pagefind finds some pages for the words that are typed. Of what can be found on those, Material's search makes its
   index anew for each question, and answers as ever: in what order, which words are marked, all that is search.js. So
   this stands between the page and Material's script, which must come after it. */

"use strict";

(() => {
  const { folded } = globalThis.letterbook;
  const [SETUP, READY, QUERY] = [0, 1, 2];

  // Of so many pages a question is answered.
  const MOST = 40;

  // What words of titles begin with in the index, and how much more they count there.
  const OF_TITLE = "ᛏ";
  const NAMED = 10;

  // As the index has words: longer ones of joined scripts are cut (search.js).
  const JOINED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
  const LONGEST = 12;

  // A word as it was typed counts more than one that begins with it; long pages, which have many, count no more.
  const RANKING = { termSimilarity: 8, pageLength: 0.5, termSaturation: 1.6 };

  let setup = null;
  let finding = null;
  let whenReady = null;

  const send = globalThis.postMessage.bind(globalThis);
  globalThis.postMessage = (message) => {
    if (message.type !== READY || !whenReady) return send(message);
    return whenReady();
  };

  /* Hands a message on to Material's script. */
  const pass = (data) => globalThis.dispatchEvent(Object.assign(new MessageEvent("message", { data }), { isPassed: true }));

  const beside = (path) => new URL(`../${path}`, globalThis.location).href;

  async function begin(data) {
    setup = data;
    finding = await import(beside("search/pagefind/pagefind.js"));
    await finding.options({ basePath: beside("search/pagefind/"), noWorker: true, ranking: RANKING });
    await finding.init();
    pass({ type: SETUP, data: setup });
  }

  const wordsOf = (text) =>
    (folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => (JOINED.test(word) ? [...word].slice(0, LONGEST).join("") : word));

  const isEverywhere = (word) => globalThis.lunr.stopWordFilter(new globalThis.lunr.Token(word, {})) === undefined;

  /* The pages on which a word is, or what begins with it, by how much it counts there; first in titles, then anywhere. */
  async function pagesOf(word) {
    const found = new Map();
    for (const [place, { results }] of (await Promise.all([OF_TITLE + word, word].map((one) => finding.search(one)))).entries()) {
      const most = results[0]?.score ?? 1;
      for (const { id, score, data } of results) {
        const before = found.get(id) ?? { load: data, named: 0, score: 0 };
        const share = score / most;
        found.set(id, place ? { ...before, score: before.score + share } : { ...before, named: 1, score: NAMED * share });
      }
    }
    return found;
  }

  /* The pages that have most of the words, those first that have them in titles. */
  async function candidates(words) {
    const telling = words.filter((word) => !isEverywhere(word));
    const asked = [...new Set(telling.length ? telling : words)];
    const found = new Map();
    for (const pages of await Promise.all(asked.map(pagesOf))) {
      for (const [id, { load, named, score }] of pages) {
        const before = found.get(id) ?? { has: 0, named: 0, score: 0 };
        found.set(id, { load, has: before.has + 1, named: before.named + named, score: before.score + score });
      }
    }
    const sorted = [...found.values()].sort((one, other) => other.named - one.named || other.has - one.has || other.score - one.score);
    return Promise.all(sorted.slice(0, MOST).map(({ load }) => load()));
  }

  async function answer(query) {
    const words = wordsOf(query.data);
    const pages = words.length ? await candidates(words) : [];
    // Of pages that are found alike, the search shows first what comes first in its index: MkDocs sorts by address.
    const address = ({ docs: [first] }) => first.location;
    const shown = pages.map(({ meta }) => JSON.parse(meta.shown)).sort((one, other) => (address(one) < address(other) ? -1 : 1));
    const docs = shown.flatMap((one) => one.docs);
    globalThis.letterbook.usual = { ...setup.config.parts, often: Object.assign({}, ...shown.map((one) => one.often)) };
    const ready = new Promise((done) => {
      whenReady = done;
    });
    pass({ type: SETUP, data: { ...setup, docs } });
    await ready;
    whenReady = null;
    pass(query);
  }

  // One after the other, as Material asks.
  let before = Promise.resolve();

  globalThis.addEventListener("message", (event) => {
    const { type, data } = event.data;
    if (event.isPassed || !(setup || (type === SETUP && data.config.parts))) return;
    event.stopImmediatePropagation();
    before = before.then(() => (type === QUERY ? answer(event.data) : begin(data)));
  });
})();
