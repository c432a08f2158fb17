package till.ledger;

import java.time.Instant;
import java.util.List;
import till.domain.Event;
import till.ledger.Transactions.Durability;

/** Taught words as events. May be shared between threads. */
final class JdbiTeachings implements Teachings {
    private final Transactions transactions;

    JdbiTeachings(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(List<Teaching> words, Instant at) {
        if (words.isEmpty()) {
            return;
        }
        transactions.write(
                Durability.POWER,
                write -> {
                    words.forEach(word -> write.append(Event.Kind.GATEWAY_TAUGHT, null, null, at, facts(word)));
                    return words.size();
                },
                handle -> words.size());
    }

    private static Facts facts(Teaching taught) {
        return new Facts()
                .with("gateway", taught.gateway())
                .with("kind", taught.kind())
                .with("word", taught.word())
                .with("meaning", taught.meaning())
                .with("by", taught.by());
    }
}
