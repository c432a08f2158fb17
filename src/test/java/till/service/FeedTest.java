package till.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Event.Subject;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Unavailable;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;

/** What screens hear of: each change once, whoever made it, and nothing of what was before them. */
class FeedTest {
    /** More events than are read at once. */
    private static final int MANY = 600;

    private TillForTests till;
    private boolean away;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private static RuntimeException fault() {
        return new IllegalStateException("a screen that fails");
    }

    @Test
    void whatWasBeforeIsNoNewsAndEachChangeIsToldOnce() {
        till.running();
        var feed = new Feed(till.ledger);
        var heard = new ArrayList<Set<OrderNo>>();
        feed.subscribeToChanges(heard::add);
        feed.refresh();
        assertEquals(List.of(), heard);
        var payment = till.running();
        feed.refresh();
        feed.refresh();
        assertEquals(List.of(Set.of(payment.orderNo())), heard);
    }

    @Test
    void aFaultOfOneScreenKeepsNothingFromTheOthers() {
        var feed = new Feed(till.ledger);
        var heard = new ArrayList<String>();
        feed.subscribeToChanges(_ -> {
            throw fault();
        });
        feed.subscribeToChanges(_ -> heard.add("changed"));
        feed.subscribe(_ -> {
            throw fault();
        });
        feed.subscribe(_ -> heard.add("asked or changed"));
        feed.subscribeTo(Set.of(Subject.PAYMENT), () -> {
            throw fault();
        });
        feed.subscribeTo(Set.of(Subject.PAYMENT), () -> heard.add("subject"));
        till.running();
        assertDoesNotThrow(feed::refresh);
        assertEquals(List.of("changed", "asked or changed", "subject"), heard);
    }

    @Test
    void aClosedScreenHearsNothingMore() {
        var feed = new Feed(till.ledger);
        var heard = new ArrayList<String>();
        feed.subscribeToChanges(_ -> heard.add("changed")).close();
        feed.subscribe(_ -> heard.add("asked or changed")).close();
        feed.subscribeTo(Set.of(Subject.PAYMENT), () -> heard.add("subject")).close();
        feed.asked(till.running().orderNo());
        assertEquals(List.of(), heard);
    }

    /** A screen that shows when a payment was asked about is told, one that only draws what changed is not. */
    @Test
    void onlyWhoWantsItHearsOfAQuestionThatChangedNothing() {
        var payment = till.running();
        var feed = new Feed(till.ledger);
        var asked = new ArrayList<Set<OrderNo>>();
        var changed = new ArrayList<Set<OrderNo>>();
        feed.subscribe(asked::add);
        feed.subscribeToChanges(changed::add);
        feed.asked(payment.orderNo());
        assertEquals(List.of(Set.of(payment.orderNo())), asked);
        assertEquals(List.of(), changed);
        var other = till.running();
        feed.asked(payment.orderNo());
        assertEquals(List.of(Set.of(other.orderNo())), changed, "what else happened is not kept waiting");
    }

    @Test
    void whatIsAboutNoPaymentIsToldToThoseItIsAboutOnly() {
        var feed = new Feed(till.ledger);
        var heard = new ArrayList<String>();
        feed.subscribe(_ -> heard.add("payment"));
        feed.subscribeToChanges(_ -> heard.add("payment"));
        feed.subscribeTo(Set.of(Subject.PEOPLE, Subject.OTHER), () -> heard.add("other"));
        feed.subscribeTo(Set.of(Subject.PAYMENT, Subject.DAY), () -> heard.add("payment or day"));
        var zone = till.services.here().calendar().zone();
        new Access(Mode.TRAINING, till.ledger.people(), till.pepper, till.clock, zone)
                .done(Acting.UNNAMED, Act.SET_UP, Map.of("what", "gateway"));
        feed.refresh();
        assertEquals(List.of("other"), heard);
        till.running();
        feed.refresh();
        assertEquals(List.of("other", "payment", "payment", "payment or day"), heard);
    }

    /** After a night asleep there is much to hear; all of it comes in one go. */
    @Test
    void howeverMuchHappenedNothingIsLeftOut() {
        var feed = new Feed(till.ledger);
        var heard = new HashSet<OrderNo>();
        var times = new ArrayList<Integer>();
        feed.subscribeToChanges(changed -> {
            heard.addAll(changed);
            times.add(changed.size());
        });
        var made = new HashSet<OrderNo>();
        while (till.ledger.history().heads().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                < MANY) {
            made.add(till.running().orderNo());
        }
        feed.refresh();
        assertEquals(made, heard);
        assertEquals(List.of(made.size()), times);
    }

    @Test
    void aLedgerOutOfReachIsLookedAtLaterAndNothingIsMissed() {
        var feed = new Feed(goingAway());
        var heard = new ArrayList<Set<OrderNo>>();
        feed.subscribeToChanges(heard::add);
        var payment = till.running();
        away = true;
        assertThrows(Unavailable.class, feed::refresh);
        assertDoesNotThrow(feed::refreshQuietly);
        assertEquals(List.of(), heard);
        away = false;
        feed.refreshQuietly();
        assertEquals(List.of(Set.of(payment.orderNo())), heard);
    }

    private Ledger goingAway() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (_, method, arguments) -> {
                    if (away) {
                        throw new Unavailable(Problem.of("ledger.away"), fault());
                    }
                    try {
                        return method.invoke(till.ledger, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
