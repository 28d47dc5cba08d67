/* The search of a site whose index is too large to be loaded whole (letterbook/publishing/search/).

   Pagefind finds some pages for the words that are typed. Of what can be found on those, Material's search makes its
   index anew for each question, and answers as ever: in what order, which words are marked, all that is search.js. So
   this stands between the page and Material's script, which must come after it. */

"use strict";

(() => {
  const { folded, kept } = globalThis.letterbook;
  const [SETUP, READY, QUERY, FOUND] = [0, 1, 2, 3];

  // Of so many pages a question is answered.
  const MOST = 24;

  // If so many have every word in a title, nobody asks for others.
  const ENOUGH = 8;

  // How much more a word counts in a title.
  const NAMED = 10;

  // A word as it was typed counts more than one that begins with it; long pages, which have many, count no more.
  const RANKING = { termSimilarity: 8, pageLength: 0.5, termSaturation: 1.6 };

  let setup = null;
  // What finds pages; the pages of a very large site are in several.
  let bundles = [];
  let whenReady = null;

  // Whether more pages have the words than are asked for.
  let areMore = false;

  const send = globalThis.postMessage.bind(globalThis);
  globalThis.postMessage = (message) => {
    if (message.type === FOUND) return send({ ...message, areMore });
    if (message.type !== READY || !whenReady) return send(message);
    const done = whenReady;
    whenReady = null;
    return done();
  };

  /* Hands a message on to Material's script. */
  const pass = (data) => globalThis.dispatchEvent(Object.assign(new MessageEvent("message", { data }), { isPassed: true }));

  /* Has Material's script make its index of some documents, and waits for it. */
  const setUp = (docs) =>
    new Promise((done) => {
      whenReady = done;
      pass({ type: SETUP, data: { ...setup, docs } });
    });

  const beside = (path) => new URL(`../${path}`, globalThis.location).href;

  /* A busy host may refuse one of many at once; the next moment it answers. */
  const { fetch } = globalThis;
  const ask = (...asked) => fetch(...asked).catch(() => fetch(...asked));

  // The program by which Pagefind finds words; it lies with the first part of the index.
  const PROGRAM = /\/pagefind\/\d+(\/wasm\.[^/]+)$/;
  let program = null;

  /* Each part of the index asks for the program, and it is loaded once. */
  async function askForProgram(path) {
    program ??= ask(beside(`search/pagefind/0${path}`));
    return (await program).clone();
  }

  /* Pagefind keeps it to itself that a part could not be loaded, and from then on finds nothing in it. */
  let isMissing = false;
  globalThis.fetch = async (...asked) => {
    const [, path] = PROGRAM.exec(asked[0]) ?? [];
    const answer = await (path ? askForProgram(path) : ask(...asked)).catch(() => null);
    isMissing ||= !answer?.ok;
    return answer ?? Response.error();
  };

  /* Forgets what finds pages, if some of it is not there. */
  function refuseMissing() {
    if (!isMissing) return;
    isMissing = false;
    bundles = [];
    program = null;
    throw new Error("A part of the index could not be loaded.");
  }

  /* Returns what finds pages in one part of the index, once it is ready to. */
  async function begun({ createInstance }, number) {
    const one = createInstance({ basePath: beside(`search/pagefind/${number}/`), noWorker: true, ranking: RANKING });
    await one.init();
    // There are no filters; but to ask for them waits for all else.
    await one.filters().catch(() => {});
    return one;
  }

  /* Loads what finds pages, unless it is there. */
  async function load() {
    if (bundles.length) return;
    const script = await import(beside("search/pagefind/0/pagefind.js"));
    // All that come of one script share the memory of its program, which must be there before a second one begins.
    const first = await begun(script, 0);
    refuseMissing();
    const others = Array.from({ length: setup.config.parts.bundles - 1 }, (_, before) => begun(script, before + 1));
    const made = [first, ...(await Promise.all(others))];
    refuseMissing();
    bundles = made;
  }

  async function begin(data) {
    setup = data;
    await setUp([]);
    send({ type: READY });
    // While the first word is typed. What fails is told when it is asked for.
    await load().catch(() => {});
  }

  // A day, which the index has as one word behind a letter (publishing/search/words.py).
  const DAY = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g;

  const wordsOf = (text) => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => kept([...word]));

  /* The words of what is typed, in each way in which they may be sought: days as one word; if no page has that, as three. */
  function waysToAsk(typed) {
    const text = folded(typed);
    const withDays = text.replace(DAY, `${setup.config.parts.day}$1$2$3`);
    return [...new Set([withDays, text])].map(wordsOf).filter((words) => words.length);
  }

  const isEverywhere = (word) => globalThis.lunr.stopWordFilter(new globalThis.lunr.Token(word, {})) === undefined;

  /* For each word, the pages on which Pagefind finds it, or what begins with it, by how much it counts there: from 0 to 1. */
  const findEach = (words) =>
    Promise.all(
      words.map(async (word) => {
        const answers = await Promise.all(bundles.map((one) => one.search(word)));
        refuseMissing();
        const results = answers.flatMap(({ results: some }, number) => some.map(({ id, score }) => [`${number}/${id}`, score]));
        const most = results.reduce((highest, [, score]) => Math.max(highest, score), 0);
        return results.map(([id, score]) => [id, score / most]);
      }),
    );

  /* What is shown of a page, as it is called in results. */
  async function shownOf(id) {
    const answer = await ask(beside(`search/shown/${id}.json`));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.json();
  }

  /* Adds what was found for each of some words to what is known of pages. */
  function add(pages, found, weight) {
    for (const one of found) {
      for (const [id, share] of one) {
        const before = pages.get(id) ?? { id, named: 0, has: 0, score: 0 };
        pages.set(id, { id, named: before.named + (weight > 1), has: before.has + 1, score: before.score + weight * share });
      }
    }
  }

  /* The pages that have most of the words, those first that have them in titles. Where enough have all of them there, no
     part of the index is loaded for the rest. */
  async function candidates(words) {
    await load();
    const telling = words.filter((word) => !isEverywhere(word));
    const asked = [...new Set(telling.length ? telling : words)];
    const pages = new Map();
    add(pages, await findEach(asked.map((word) => setup.config.parts.title + word)), NAMED);
    if ([...pages.values()].filter(({ named }) => named === asked.length).length < ENOUGH) add(pages, await findEach(asked), 1);
    const sorted = [...pages.values()].sort((one, other) => other.named - one.named || other.has - one.has || other.score - one.score);
    areMore = sorted.length > MOST;
    return Promise.all(sorted.slice(0, MOST).map(({ id }) => shownOf(id)));
  }

  async function answer(query) {
    areMore = false;
    let pages = [];
    for (const words of waysToAsk(query.data)) pages = pages.length ? pages : await candidates(words);
    // Of pages that are found alike, the search shows first what comes first in its index: MkDocs sorts by address.
    const address = ({ docs: [first] }) => first.location;
    const shown = pages.sort((one, other) => (address(one) < address(other) ? -1 : 1));
    const docs = shown.flatMap((one) => one.docs);
    globalThis.letterbook.usual = { ...setup.config.parts, often: Object.assign({}, ...shown.map((one) => one.often)) };
    await setUp(docs);
    pass(query);
  }

  /* Where something cannot be loaded, the search asks for words again, and does not say that it found nothing. */
  function failed(fault) {
    console.error(fault);
    send({ type: READY });
  }

  // One after the other, as Material asks.
  let before = Promise.resolve();

  globalThis.addEventListener("message", (event) => {
    const { type, data } = event.data;
    if (event.isPassed || !(setup || (type === SETUP && data.config.parts))) return;
    event.stopImmediatePropagation();
    before = before.then(() => (type === QUERY ? answer(event.data) : begin(data))).catch(failed);
  });
})();
