/* The search with folding (../search.js) in place of Material's own worker, and a place for it to run in.

   It starts when somebody opens the search, and not with every page that is read; nor is its index loaded before. No
   browser starts a worker from a file, so there a hidden frame takes its place: it loads the scripts, and messages go to and fro. Nothing is written
   into the frame, so the policy needs no exception.

   Material leaves the network alone if a polyfill's path contains "iframe-worker", and its worker looks for
   `IFrameWorker` in the page around it, and for its own address in the first script of its document. */

"use strict";

(() => {
  const here = document.currentScript.src;
  const beside = (name) => new URL(name, here).href;
  const isFile = location.protocol === "file:";

  const opened = () =>
    new Promise((done) => {
      const toggle = document.getElementById("__search");
      if (!toggle || toggle.checked) done();
      else toggle.addEventListener("change", done, { once: true });
    });

  const INDEX = /\/search\/search_index\.json$/;

  // On a page that was found, the words are marked, for which the index says how they are parted.
  const isFound = new URLSearchParams(location.search).has("h");

  /* Material asks for the whole index with every page. */
  window.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, address, ...others) {
      this.waits = !isFound && INDEX.test(address);
      super.open(method, address, ...others);
    }

    send(...body) {
      if (this.waits) opened().then(() => super.send(...body));
      else super.send(...body);
    }
  };

  const FOUND = 3;

  /* Says beside the number of pages that there are more, where an index in parts (../search-parts.js) shows the best. */
  function tellMore({ type, areMore = false }) {
    if (type === FOUND) document.querySelector(".md-search-result__meta")?.toggleAttribute("data-more", areMore);
  }

  const load = (frame, place, address) =>
    new Promise((done, failed) => {
      const script = frame.contentDocument.createElement("script");
      script.onload = done;
      script.onerror = failed;
      script.src = address;
      frame.contentDocument[place].append(script);
    });

  /* Both give what sends a message to the search, whose answers go to `answer`. */

  async function inFrame(address, answer) {
    const frame = Object.assign(document.createElement("iframe"), { hidden: true });
    // Firefox replaces the frame's first document when it has loaded; Chromium has loaded it at once.
    const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
    document.body.append(frame);
    await loaded;
    frame.contentWindow.answer = answer;
    await load(frame, "body", beside("inside.js"));
    await load(frame, "head", address);
    for (const name of ["../folding.js", "../search.js"]) await load(frame, "body", beside(name));
    return (data) => frame.contentWindow.take(structuredClone(data));
  }

  const Plain = window.Worker;

  function inWorker(address, answer) {
    const worker = new Plain(`${beside("../search.js")}#${encodeURIComponent(address)}`);
    worker.addEventListener("message", ({ data }) => answer(data));
    return (data) => worker.postMessage(data);
  }

  class Search extends EventTarget {
    constructor(address) {
      super();
      const answer = (data) => {
        tellMore(data);
        this.dispatchEvent(new MessageEvent("message", { data }));
      };
      const whole = new URL(address, document.baseURI).href;
      this.sending = opened().then(() => (isFile ? inFrame : inWorker)(whole, answer));
      this.sending.catch((fault) => this.dispatchEvent(new ErrorEvent("error", { error: fault })));
    }

    postMessage(data) {
      this.sending.then((send) => send(data));
    }
  }

  if (isFile) window.IFrameWorker = Search;
  window.Worker = new Proxy(Plain, {
    construct: (Made, [address, ...options]) =>
      /\/workers\/search\.[^/]*\.js$/.test(address) ? new Search(address) : new Made(address, ...options),
  });
})();
