/* The search with folding (../search.js) in place of Material's own worker, and a place for it to run in.

   No browser starts a worker from a file, so there a hidden frame takes its place: it loads the scripts, and
   messages go to and fro. Nothing is written into the frame, so the policy needs no exception.

   Material leaves the network alone if a polyfill's path contains "iframe-worker", and its worker looks for
   `IFrameWorker` in the page around it, and for its own address in the first script of its document. */

"use strict";

(() => {
  const beside = (name) => new URL(name, document.currentScript.src).href;
  const [inside, folding, search] = [beside("inside.js"), beside("../folding.js"), beside("../search.js")];

  const load = (frame, place, address) =>
    new Promise((done, failed) => {
      const script = frame.contentDocument.createElement("script");
      script.onload = done;
      script.onerror = failed;
      script.src = address;
      frame.contentDocument[place].append(script);
    });

  class FrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      // Firefox replaces the frame's first document when it has loaded; Chromium has loaded it at once.
      this.ready = new Promise((done) => this.frame.addEventListener("load", done, { once: true }))
        .then(() => {
          this.frame.contentWindow.answer = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
          return load(this.frame, "body", inside);
        })
        .then(() => load(this.frame, "head", new URL(address, location.href).href))
        .then(() => load(this.frame, "body", folding))
        .then(() => load(this.frame, "body", search))
        .catch((fault) => this.dispatchEvent(new ErrorEvent("error", { error: fault })));
      document.body.append(this.frame);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.take(structuredClone(data)));
    }

    terminate() {
      this.frame.remove();
    }
  }

  if (location.protocol === "file:") {
    window.IFrameWorker = window.Worker = FrameWorker;
    return;
  }

  const Plain = window.Worker;
  const isSearch = (address) => /\/workers\/search\.[^/]*\.js$/.test(address);
  window.Worker = class extends Plain {
    constructor(address, options) {
      const whole = new URL(address, document.baseURI).href;
      super(isSearch(whole) ? `${search}#${encodeURIComponent(whole)}` : address, options);
    }
  };
})();
