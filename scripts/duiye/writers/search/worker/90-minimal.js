/* Stands in until the engine is here: says that it is ready, and finds nothing. */
self.DuiyeSearch = {
  create: send => ({
    receive(message) {
      if (message.type === "open") send({ type: "ready" });
      if (message.type === "ask") send({ type: "answer", id: message.id, stage: "full", count: 0, groups: [], card: null, notes: [], meant: [], parts: [], nearest: [], notices: [] });
      if (message.type === "count") send({ type: "counted", id: message.id, others: [] });
    },
  }),
};
if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  const engine = self.DuiyeSearch.create(message => self.postMessage(message));
  self.addEventListener("message", event => engine.receive(event.data));
}
