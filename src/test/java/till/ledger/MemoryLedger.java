package till.ledger;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;

/**
 * The ledger's rules without a database, for histories by the ten thousand; a test holds each of its answers against the
 * real one's. Keeps no hashes, and of events only what followers of the history need. For one thread.
 */
public final class MemoryLedger implements Ledger {
    private final MemoryBook book;
    private final String till;
    private final Payments payments;
    private final Refunds refunds;

    private MemoryLedger(MemoryBook book, String till) {
        this.book = book;
        this.till = till;
        this.payments = new MemoryPayments(book, till);
        this.refunds = new MemoryRefunds(book, till);
    }

    /** One ledger as each of these tills has it open. */
    public static List<Ledger> sharedBy(List<String> tills) {
        var book = new MemoryBook();
        return tills.stream().<Ledger>map(till -> new MemoryLedger(book, till)).toList();
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Refunds refunds() {
        return refunds;
    }

    /** Simulated tills send no parcels: nothing is ever due, and whatever else is asked is a mistake. */
    @Override
    public Shipments shipments() {
        return (Shipments) Proxy.newProxyInstance(
                Shipments.class.getClassLoader(), new Class<?>[] {Shipments.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Operations operations() {
        return new MemoryOperations();
    }

    @Override
    public AttentionList attention() {
        return new MemoryCards(book, till);
    }

    @Override
    public History history() {
        return new MemoryHistory();
    }

    @Override
    public SharedSettings sharedSettings() {
        throw new UnsupportedOperationException("simulated tills agree on nothing");
    }

    @Override
    public Movements movements() {
        throw new UnsupportedOperationException("simulated tills export nothing");
    }

    @Override
    public Agreements agreements() {
        throw new UnsupportedOperationException("simulated tills have no agreements");
    }

    @Override
    public Figures figures() {
        throw new UnsupportedOperationException("simulated tills add nothing up");
    }

    @Override
    public Extracts extracts() {
        throw new UnsupportedOperationException("simulated tills write no files");
    }

    @Override
    public UnpaidOrders unpaidOrders() {
        throw new UnsupportedOperationException("simulated tills keep no unpaid orders");
    }

    @Override
    public Shifts shifts() {
        throw new UnsupportedOperationException("simulated tills have no shifts");
    }

    @Override
    public ZReports zReports() {
        throw new UnsupportedOperationException("simulated tills close no day");
    }

    /** Simulated tills have their numbers from the simulation. */
    @Override
    public Tills tills() {
        throw new UnsupportedOperationException("simulated tills take no seat");
    }

    /** Simulated tills are never restored. */
    @Override
    public Gaps gaps() {
        return new Gaps() {
            @Override
            public int begin(List<SentLog.Sent> sent, Instant since) {
                throw new UnsupportedOperationException("simulated tills are not restored");
            }

            @Override
            public RestoredTills.Missing missing() {
                return RestoredTills.Missing.NONE;
            }

            @Override
            public Standing standing() {
                return Standing.WHOLE;
            }

            @Override
            public Standing fill(Instant now, LocalDate day) {
                return Standing.WHOLE;
            }
        };
    }

    @Override
    public Years years() {
        return new Years() {
            @Override
            public Optional<LocalDate> through() {
                return Optional.empty();
            }

            @Override
            public Optional<Integer> archiveOf(String number) {
                return Optional.empty();
            }

            @Override
            public Look look(Cut cut) {
                throw new UnsupportedOperationException("simulated tills put no year away");
            }

            @Override
            public int prune(Step step) {
                throw new UnsupportedOperationException("simulated tills put no year away");
            }
        };
    }

    @Override
    public Reconciliations reconciliations() {
        throw new UnsupportedOperationException("simulated tills compare no statements");
    }

    @Override
    public Teachings teachings() {
        throw new UnsupportedOperationException("simulated tills are taught nothing");
    }

    /** Nobody is named in a simulated history, and so nobody is asked for. */
    @Override
    public People people() {
        return (People)
                Proxy.newProxyInstance(People.class.getClassLoader(), new Class<?>[] {People.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Items items() {
        throw new UnsupportedOperationException("simulated tills sell no items");
    }

    @Override
    public void close() {
        // there is nothing to let go of
    }

    private final class MemoryOperations implements Operations {
        @Override
        public Optional<Operation> begin(Draft draft, Instant at) {
            var fits = draft.kind().fits(book.payment(draft.orderNo()).state());
            if (!fits
                    || of(draft.orderNo()).stream()
                            .anyMatch(each -> !each.state().isFinished())) {
                return Optional.empty();
            }
            var operation = new Operation(
                    draft.id(),
                    draft.orderNo(),
                    draft.kind(),
                    OperationState.SENT,
                    draft.cause(),
                    at,
                    draft.amount(),
                    draft.by(),
                    null);
            book.operations.put(draft.id(), operation);
            book.append(till, Event.Kind.OPERATION_ADDED, draft.orderNo(), null, at, Map.of());
            return Optional.of(operation);
        }

        @Override
        public boolean move(String id, OperationState from, OperationState to, Instant at, @Nullable String word) {
            if (!from.canBecome(to)) {
                throw new IllegalArgumentException("an operation does not go from " + from + " to " + to);
            }
            var before = book.operations.get(id);
            if (before == null || before.state() != from) {
                return false;
            }
            var after = new Operation(
                    id,
                    before.orderNo(),
                    before.kind(),
                    to,
                    before.cause(),
                    before.createdAt(),
                    before.amount(),
                    before.by(),
                    word == null ? before.word() : Sql.shortText(word));
            book.operations.put(id, after);
            book.append(till, Event.Kind.OPERATION_MOVED, before.orderNo(), null, at, MemoryRefunds.moves(from, to));
            return true;
        }

        @Override
        public List<Operation> of(OrderNo orderNo) {
            return book.operations.values().stream()
                    .filter(operation -> operation.orderNo().equals(orderNo))
                    .sorted(Comparator.comparing(Operation::createdAt).thenComparing(Operation::id))
                    .toList();
        }
    }

    private final class MemoryHistory implements History {
        @Override
        public List<Event> of(OrderNo orderNo) {
            return book.events.stream()
                    .filter(event -> orderNo.equals(event.orderNo()))
                    .toList();
        }

        @Override
        public Map<String, Long> heads() {
            var heads = new LinkedHashMap<String, Long>();
            book.chains().forEach((each, events) -> heads.put(each, (long) events.size()));
            return heads;
        }

        @Override
        public List<Event> after(Map<String, Long> heads, int most) {
            var after = new ArrayList<Event>();
            book.chains().forEach((each, events) -> {
                var from = heads.getOrDefault(each, 0L).intValue();
                after.addAll(events.subList(
                        Math.min(from, events.size()), Math.min(events.size(), from + most - after.size())));
            });
            return after;
        }

        @Override
        public void export(Export to) {
            throw new UnsupportedOperationException("kept without hashes");
        }

        @Override
        public Verification verify() {
            return new Verification(0, book.payments.size(), book.refunds.size(), List.of(), Instant.EPOCH);
        }
    }
}
