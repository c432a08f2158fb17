package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;

/**
 * A business day of one gateway that somebody signed off: written once and never changed, whatever comes later.
 *
 * @param run the number of the comparison that was signed
 * @param statement the statement's SHA-256, in hexadecimal
 * @param z the number of the day's close
 * @param booked what the ledger has for the gateway on the day, by currency
 * @param accepted what differed and was accepted as it is
 * @param sha256 of the record as it is kept
 */
public record SignOff(
        long number,
        String gateway,
        LocalDate day,
        Instant at,
        String till,
        By by,
        long run,
        String statement,
        long z,
        List<StatementRun.DaySums> sums,
        List<Money> booked,
        List<Accepted> accepted,
        String sha256) {
    public SignOff {
        sums = List.copyOf(sums);
        booked = List.copyOf(booked);
        accepted = List.copyOf(accepted);
    }

    /** A difference that stood when the day was signed, and why it may. */
    public record Accepted(String id, String finding, String reason) {}
}
