package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.access.Operators.NewOperator;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Role;
import till.domain.Secret;
import till.ledger.RestoredTills;
import till.ledger.SentLog;
import till.ledger.Tills;

/** While a restored ledger does not know everything that went out, giving money back of those days is the owner's. */
class RestoredGapTest {
    private static final Secret PIN = new Secret("1357");

    private TillForTests till;
    private Acting owner;
    private Acting chief;
    private Payment earlier;
    private Payment since;

    @BeforeEach
    void open() throws Exception {
        till = new TillForTests(Mode.LIVE);
        earlier = till.paid();
        till.clock.pass(Duration.ofDays(2));
        var backup = till.clock.instant();
        till.clock.pass(Duration.ofHours(1));
        since = till.paid();
        owner = hired("mei", Role.OWNER, Acting.UNNAMED);
        chief = hired("bo", Role.MANAGER, owner);
        till.ledger.gaps().begin(List.of(lost(till.clock.instant())), backup);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Acting hired(String id, Role role, Acting by) {
        return Acting.as(till.services
                .operators()
                .add(new NewOperator(id, id, role), PIN, by)
                .value()
                .operator());
    }

    private SentLog.Sent lost(Instant at) {
        var number = "T01LOST1";
        return new SentLog.Sent(at, number, "create", "gnete", Samples.AMOUNT, new OrderNo(number), Map.of());
    }

    private Refunded back(Payment payment, Acting acting) {
        var request = new RefundRequest(payment.orderNo(), Money.parse("HKD 1"), "cold");
        return till.services.refunds().refund(request, acting);
    }

    @Test
    void aManagerDoesNotGiveBackWhatWasPaidSinceTheBackup() {
        var refused = assertInstanceOf(Refunded.NotAsked.class, back(since, chief));
        assertEquals("refund.afterRestore", refused.problem().key());
        assertTrue(till.ledger.refunds().of(since.orderNo()).isEmpty());
    }

    @Test
    void theOwnerDoes() {
        assertInstanceOf(Refunded.Asked.class, back(since, owner));
    }

    @Test
    void whatWasPaidDaysBeforeTheBackupIsTheManagersAsEver() {
        assertInstanceOf(Refunded.Asked.class, back(earlier, chief));
    }

    /** A refund that another till sent is known to nobody until that till has been opened. */
    @Test
    void whileATillHasNotSaidWhatItSentNothingIsWhole() {
        var tills = till.ledger.tills();
        for (var number : List.of("T01", "T02")) {
            tills.take(new Tills.Seat(number, "installation " + number, "counter", "1", Instant.EPOCH), false);
        }
        var restored = new RestoredTills(till.ledger.sharedSettings(), tills);
        var backup = till.clock.instant().minus(Duration.ofHours(2));
        restored.restored(backup);
        restored.entered("T01", backup);
        var refused = assertInstanceOf(Refunded.NotAsked.class, back(since, chief));
        assertEquals("refund.tillsMissing", refused.problem().key());
        assertTrue(refused.problem().arguments().getLast().startsWith("T02 "), refused.toString());
        assertInstanceOf(Refunded.Asked.class, back(since, owner));
        restored.entered("T02", backup);
        assertEquals(
                "refund.afterRestore",
                assertInstanceOf(Refunded.NotAsked.class, back(since, chief))
                        .problem()
                        .key());
    }

    @Test
    void aMachineThatWorksUnderAnotherNumberNowIsNotWaitedForUnderTheOldOne() {
        var tills = till.ledger.tills();
        for (var number : List.of("T01", "T02")) {
            tills.take(new Tills.Seat(number, "one and the same", "counter", "1", Instant.EPOCH), false);
        }
        var restored = new RestoredTills(till.ledger.sharedSettings(), tills);
        restored.restored(till.clock.instant());
        assertEquals(2, restored.missing().tills().size());
        restored.entered("T02", till.clock.instant());
        assertEquals(RestoredTills.Missing.NONE, restored.missing());
    }
}
