package till.gateway;

/** Something only some gateways can do. A type, not a flag: who holds one can use it. */
public sealed interface Capability permits QrPayments, Closing, Refunds, RefundQueries, Notifications, Probes {}
