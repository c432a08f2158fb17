package till.report.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger's movements of the days compared, found by any of their numbers. For one thread. */
final class OurSide {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> payments = new HashMap<>();
    private final Map<String, List<Entry>> refunds = new HashMap<>();
    private final Map<String, List<Entry>> refundsOf = new HashMap<>();

    /** A movement, and whether the statement has it. */
    static final class Entry {
        private final Compared.Ours ours;
        private boolean found;

        Entry(Compared.Ours ours) {
            this.ours = ours;
        }

        Compared.Ours ours() {
            return ours;
        }

        boolean isFound() {
            return found;
        }

        void find() {
            found = true;
        }
    }

    void add(Compared.Ours ours) {
        var entry = new Entry(ours);
        entries.add(entry);
        var movement = ours.movement();
        var index = movement.refund() ? refunds : payments;
        // what stands for a payment towards people a gateway may have been given as well
        Stream.of(
                        movement.orderNo(),
                        movement.reference(),
                        orEmpty(movement.gatewayNo()),
                        orEmpty(movement.channelNo()))
                .filter(number -> !number.isEmpty())
                .distinct()
                .forEach(number ->
                        index.computeIfAbsent(number, _ -> new ArrayList<>()).add(entry));
        if (movement.refundOf() != null) {
            refundsOf
                    .computeIfAbsent(movement.refundOf(), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    Collection<Entry> entries() {
        return entries;
    }

    Optional<Entry> payment(StatementLine line) {
        return one(payments, line.orderNo(), line.gatewayNo(), line.channelNo());
    }

    /** A refund by a number of its own; its payment's numbers may stand beside that. */
    Optional<Entry> refund(StatementLine line) {
        return one(refunds, line.refundNo(), line.orderNo(), line.gatewayNo(), line.channelNo());
    }

    /** A refund that the statement gives no number of: one of the payment's, of this amount, that no other line was. */
    Optional<Entry> refundOf(String reference, StatementLine line) {
        var open = refundsOf.getOrDefault(reference, List.of()).stream()
                .filter(Predicate.not(Entry::isFound))
                .toList();
        var exact = open.stream()
                .filter(entry -> entry.ours().amount().equals(line.amount()))
                .findFirst();
        return exact.isEmpty() && line.refundNo().isEmpty() && open.size() == 1 ? Optional.of(open.getFirst()) : exact;
    }

    /** By the first number that somebody has; one that no line was yet before one that is taken. */
    private static Optional<Entry> one(Map<String, List<Entry>> index, String... numbers) {
        for (var number : numbers) {
            var found = number.isEmpty() ? null : index.get(number);
            if (found != null) {
                return found.stream()
                        .filter(Predicate.not(Entry::isFound))
                        .findFirst()
                        .or(() -> Optional.of(found.getFirst()));
            }
        }
        return Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
