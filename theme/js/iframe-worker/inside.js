/* Inside the hidden frame of shim.js: what a worker's script expects of the place it runs in. */

"use strict";

window.postMessage = (data) => window.answer(structuredClone(data));
window.take = (data) => window.dispatchEvent(new MessageEvent("message", { data }));
