"""Firefox ESR, driven by the protocol that it speaks itself, WebDriver BiDi.

Playwright drives Firefox too, but only a build of its own, or one newer than the ESR.
Requests are reported for http, https and data addresses; of files on disk Firefox tells only what could not be loaded.
"""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

# Nothing that Firefox asks for by itself.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.prefetch-next": False,
    "remote.active-protocols": 1,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}

# What could not be loaded is no message of the console; here it becomes one.
TELL_FAILURES = """() => addEventListener("error", ({ target }) => {
  if (target !== window) console.error("not loaded: " + (target.src || target.href));
}, true)"""

EVENTS = ("log.entryAdded", "network.beforeRequestSent", "network.fetchError")

# Seconds that a page or an answer may take on a busy machine.
PATIENCE = 60


class FirefoxFault(Exception):
    """Firefox did not start, did not answer, or refused."""


@dataclass
class Firefox:
    """One window of a running Firefox: what to do in it, what it said and asked for."""

    socket: ClientConnection
    window: str = ""
    sent: int = 0
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def send(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; what happens meanwhile is noted."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": command, "params": parameters}))
        while (answer := json.loads(self.socket.recv(PATIENCE))).get("id") != self.sent:
            self.note(answer)
        if answer["type"] == "error":
            raise FirefoxFault(f"{command}: {answer['message']}")
        return dict(answer["result"])

    def note(self, event: dict[str, Any]) -> None:
        """Remember a message of the console or a request."""
        told = event["params"]
        match event["method"]:
            case "log.entryAdded" if told["level"] in {"warn", "error"}:
                self.messages.append(f"{told['level']}: {told['text']}")
            case "network.beforeRequestSent":
                self.requests.append(told["request"]["url"])
            # A page that is left while it loads is no failure.
            case "network.fetchError" if told["errorText"] != "NS_BINDING_ABORTED":
                self.messages.append(f"not loaded: {told['request']['url']}: {told['errorText']}")

    def start_over(self, width: int = 1280, height: int = 800) -> None:
        """Empty the window, give it a size, and forget what was said and asked for."""
        self.open("about:blank")
        self.resize(width, height)
        self.messages.clear()
        self.requests.clear()

    def open(self, address: str) -> None:
        """Open a page, of the web or of the disk, and wait until all of it is loaded."""
        self.send("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Give the window's inside a size in CSS pixels."""
        self.send("browsingContext.setViewport", context=self.window, viewport={"width": width, "height": height})

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, as JSON carries it; a promise is waited for."""
        code = f"Promise.resolve({expression}).then((value) => JSON.stringify(value))"
        answer = self.send("script.evaluate", expression=code, target={"context": self.window}, awaitPromise=True)
        if answer["type"] == "exception":
            raise FirefoxFault(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression is true, also across a change of page."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.evaluate(expression):
                    return
            except FirefoxFault:  # The page was left while it was asked.
                pass
            time.sleep(0.05)
        raise FirefoxFault(f"never true: {expression}")

    def click(self, selector: str) -> None:
        """Click in the middle of the first element of a selector, as a mouse does."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{found}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        box = self.evaluate(f"{found}.getBoundingClientRect()")
        x, y = (round(box[edge] + box[side] / 2) for edge, side in (("x", "width"), ("y", "height")))
        moves = [{"type": "pointerMove", "x": x, "y": y}]
        moves += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.act({"type": "pointer", "id": "mouse", "actions": moves})

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keyboard", "actions": keys})

    def act(self, source: dict[str, Any]) -> None:
        """Do what a mouse or a keyboard does."""
        self.send("input.performActions", context=self.window, actions=[source])


def address_of(process: subprocess.Popen[bytes], log: Path) -> str:
    """Return where a starting Firefox listens; it says so in its log."""
    for _ in range(PATIENCE * 10):
        if found := re.search(r"BiDi listening on (ws://\S+)", log.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        if process.poll() is not None:
            raise FirefoxFault("it ended before it listened")
        time.sleep(0.1)
    raise FirefoxFault("it does not listen")


def write_preferences(profile: Path) -> None:
    """Write the preferences of a new profile."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")


@contextmanager
def started(command: str, profile: Path) -> Iterator[str]:
    """Run a Firefox without a screen in an empty profile; give the address at which it listens."""
    write_preferences(profile)
    arguments = [command, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    # Into a file: a pipe that nobody reads is full after some hundred pages, and Firefox stands still.
    with (profile / "log").open("wb") as log, subprocess.Popen(arguments, stdout=log, stderr=log) as process:
        try:
            yield address_of(process, profile / "log")
        finally:
            process.terminate()


@contextmanager
def running(command: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox and give its window, ready to be used."""
    # Between two tests nobody reads what it tells, so no answer to a sign of life would be seen among it.
    plain = {"max_size": None, "ping_interval": None}
    with started(command, profile) as address, connect(f"{address}/session", **plain) as socket:
        firefox = Firefox(socket)
        firefox.send("session.new", capabilities={})
        firefox.send("session.subscribe", events=list(EVENTS))
        firefox.send("script.addPreloadScript", functionDeclaration=TELL_FAILURES)
        # The window that Firefox starts with is never told of the focus.
        firefox.window = firefox.send("browsingContext.create", type="tab")["context"]
        yield firefox
