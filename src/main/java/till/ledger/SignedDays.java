package till.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.joda.money.Money;
import till.domain.SignOff;

/** Signed days as rows, and what the ledger has of such a day. */
final class SignedDays {
    private SignedDays() {}

    static Optional<SignOff> of(Handle handle, String gateway, LocalDate day) {
        return handle.createQuery("select content from sign_off where gateway = :gateway and business_day = :day")
                .bind("gateway", gateway)
                .bind("day", Sql.day(day))
                .mapTo(String.class)
                .findOne()
                .map(StatementJson::signOff);
    }

    /** What the ledger has for the gateway on the day, by currency. */
    static List<Money> booked(Handle handle, String gateway, LocalDate day) {
        var sums = new TreeMap<String, Money>();
        DayCube.ofDay(handle, day, java.time.Instant.EPOCH).lines().stream()
                .filter(line -> line.gateway().equals(gateway))
                .forEach(line -> sums.merge(line.sum().getCurrencyUnit().getCode(), line.sum(), Money::plus));
        return List.copyOf(sums.values());
    }
}
