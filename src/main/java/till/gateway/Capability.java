package till.gateway;

/** Something only some gateways can do. A type, not a flag: who holds one can use it. */
public sealed interface Capability
        permits QrPayments,
                CodePayments,
                KeyedCards,
                Closing,
                Captures,
                Voids,
                Refunds,
                RefundQueries,
                BatchQueries,
                Shipments,
                Recurring,
                Settlements,
                MethodLists,
                Notifications,
                Probes {}
