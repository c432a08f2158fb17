package till.simulator;

import java.time.Instant;

/** A request that reached the gateway, with the merchant's number in it and the code of its answer. */
public record SeenRequest(Instant at, Operation operation, String number, String code) {}
