// What the terminal of the page lacks: it waits for its fonts, keeps our addresses, and has the keys our users know.
"use strict";
{
  const space = "\x1b[32;2u"; // Shift+Space, as a terminal that tells it apart from Space sends it
  let socket = null;

  window.WebSocket = class extends WebSocket {
    constructor(...settings) {
      super(...settings);
      socket = this;
    }

    // Keys typed while the workbench opens are kept.
    send(data) {
      if (this.readyState === WebSocket.CONNECTING) {
        this.addEventListener("open", () => super.send(data));
      } else {
        super.send(data);
      }
    }
  };

  // A file to download has its address below the same first part as everything else.
  const open = window.open.bind(window);
  window.open = (address, ...settings) => {
    const url = new URL(address, window.location.href);
    if (url.origin === window.location.origin && url.pathname.startsWith("/download/")) {
      url.pathname = document.body.dataset.base + url.pathname;
    }
    return open(url.href, ...settings);
  };

  // Letters are 0.6 of their size wide. The terminal cuts a cell to whole points of the screen, so the size is the
  // nearest at which nothing is cut off, and a little more for rounding.
  function fitting(size) {
    const scale = 0.6 * window.devicePixelRatio;
    return Math.round(size * scale) / scale + 0.04;
  }

  // The size of a cell is measured once, so the fonts have to be there first.
  const start = window.onload;
  window.onload = async (event) => {
    const faces = ["", "bold ", "italic "].map((face) => document.fonts.load(`${face}16px "Roboto Mono"`, "W\uFE8F"));
    await Promise.all(faces);
    const terminal = document.querySelector("#terminal");
    terminal.dataset.fontSize = fitting(Number(terminal.dataset.fontSize));
    start(event);
    document.querySelector(".xterm-helper-textarea").focus();
  };

  // Ctrl+W deletes a word elsewhere: what is being typed must not go with the page.
  window.addEventListener("beforeunload", (event) => {
    if (socket?.readyState === WebSocket.OPEN) {
      event.preventDefault();
    }
  });

  window.addEventListener(
    "keydown",
    (event) => {
      const other = event.altKey || event.metaKey;
      if (event.code === "Space" && event.shiftKey && !event.ctrlKey && !other && event.key === " ") {
        event.preventDefault();
        event.stopImmediatePropagation();
        socket?.send(JSON.stringify(["stdin", space]));
      } else if (event.code === "KeyV" && event.ctrlKey && !event.shiftKey && !other) {
        event.stopImmediatePropagation(); // the browser pastes, what other programs copied too
      }
    },
    true,
  );
}
